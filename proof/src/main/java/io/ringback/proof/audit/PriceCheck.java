package io.ringback.proof.audit;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works a settlement out anew from the engine's times and the stored rates. */
final class PriceCheck {
    private static final long MILLIS_PER_SECOND = 1000;

    private final Tariffs tariffs;
    private final CallFacts facts;

    PriceCheck(Tariffs tariffs, CallFacts facts) {
        this.tariffs = tariffs;
        this.facts = facts;
    }

    /**
     * What is wrong with a settlement.
     *
     * @param told its message, null if history has none
     * @param complete whether history must have it by now
     */
    Optional<String> wrong(Settlement settlement, @Nullable AttemptSettled told, boolean complete) {
        return wrongSums(settlement).or(() -> {
            if (told == null) {
                return complete ? Optional.of("was settled, and history was not told") : Optional.empty();
            }
            return wrongSeconds(settlement)
                    .or(() -> unanswered(settlement, told.legs()))
                    .or(() -> wrongLegs(settlement, told.legs(), told.amount()));
        });
    }

    /** Where an operator decided, the phones are not asked. */
    private Optional<String> unanswered(Settlement settlement, List<LegCharge> legs) {
        var call = facts.of(settlement.attemptId());
        return legs.stream()
                .filter(leg -> leg.amount().signum() > 0 && !settlement.decided() && !call.answered(leg.leg()))
                .findFirst()
                .map(leg -> "was charged for its " + leg.leg() + " leg, which nobody answered");
    }

    private static Optional<String> wrongSums(Settlement settlement) {
        boolean free = settlement.sandbox() || settlement.refused();
        if (free && (settlement.amount().signum() != 0 || settlement.absorbed().signum() != 0)) {
            return Optional.of("took " + settlement.amount() + " though nothing may be charged");
        }
        if (!free && settlement.amount().add(settlement.absorbed()).compareTo(settlement.price()) != 0) {
            return Optional.of("took " + settlement.amount() + " and absorbed " + settlement.absorbed() + " of "
                    + settlement.price());
        }
        return same(settlement.posted(), settlement.amount())
                ? Optional.empty()
                : Optional.of("took " + settlement.amount() + ", the ledger " + settlement.posted());
    }

    /** Talk beyond the grant is never priced, the rest is rounded up once; the caller's time may be cut by the grant. */
    private Optional<String> wrongSeconds(Settlement settlement) {
        var ended = facts.of(settlement.attemptId()).ended();
        if (settlement.decided()) {
            return Optional.empty();
        }
        if (ended.isEmpty()) {
            boolean charged = settlement.callerSeconds() > 0 || settlement.talkSeconds() > 0;
            return charged ? Optional.of("was priced though no end of it was told") : Optional.empty();
        }
        long talk = Math.ceilDiv(ended.get().talkMillis() - settlement.overrunMillis(), MILLIS_PER_SECOND);
        if (settlement.talkSeconds() != talk) {
            return Optional.of("was priced for " + settlement.talkSeconds() + " s of talk, it had " + talk);
        }
        long caller = Math.ceilDiv(ended.get().callerMillis(), MILLIS_PER_SECOND);
        return settlement.callerSeconds() > caller
                ? Optional.of("was priced for " + settlement.callerSeconds() + " s of the caller, there were " + caller)
                : Optional.empty();
    }

    /** What is wrong with the price of these legs, and with what was told of it. */
    Optional<String> wrongLegs(Settlement settlement, List<LegCharge> legs, Money told) {
        var sum = BigDecimal.ZERO;
        for (LegCharge leg : legs) {
            var wrong = wrongLeg(settlement, leg);
            if (wrong.isPresent()) {
                return wrong;
            }
            sum = sum.add(leg.amount().amount());
        }
        if (!same(sum, settlement.price())) {
            return Optional.of("costs " + settlement.price() + ", its legs " + sum);
        }
        return same(told.amount(), settlement.amount())
                ? Optional.empty()
                : Optional.of("took " + settlement.amount() + " and told " + told);
    }

    private Optional<String> wrongLeg(Settlement settlement, LegCharge leg) {
        var call = facts.of(settlement.attemptId());
        if (leg.prefix() == null) {
            return leg.amount().signum() == 0
                    ? Optional.empty()
                    : Optional.of("was charged for its " + leg.leg() + " leg without a rate");
        }
        long most = leg.leg() == Leg.CALLEE ? settlement.talkSeconds() : settlement.callerSeconds();
        if (leg.seconds() != most && leg.seconds() != settlement.talkSeconds()) {
            return Optional.of("was priced for " + leg.seconds() + " s of its " + leg.leg() + " leg, it had " + most);
        }
        return call.lastDialled(leg.leg()).flatMap(party -> wrongPrice(settlement, leg, party));
    }

    private Optional<String> wrongPrice(Settlement settlement, LegCharge leg, Party party) {
        var deck = leg.leg() == Leg.CALLER ? settlement.callerDeckId() : settlement.deckId();
        if (!(party instanceof Party.E164 number) || deck == null) {
            return Optional.of("was charged for its " + leg.leg() + " leg, whose party has no rate");
        }
        var rate = tariffs.rateFor(deck, number, settlement.decidedAt());
        if (rate.isEmpty() || !rate.get().prefix().equals(leg.prefix())) {
            return Optional.of("was priced by prefix " + leg.prefix() + ", deck version " + settlement.deckVersion()
                    + " says " + rate.map(Tariffs.Rate::prefix).orElse("none"));
        }
        var price = rate.get().price(leg.seconds(), leg.freeSeconds());
        return price.isEmpty() || same(price.get(), leg.amount().amount())
                ? Optional.empty()
                : Optional.of("was priced " + leg.amount() + " for " + leg.seconds() + " s of its " + leg.leg()
                        + " leg, deck version " + settlement.deckVersion() + " says " + price.get());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
