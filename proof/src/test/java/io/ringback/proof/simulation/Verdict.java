package io.ringback.proof.simulation;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.tariff.Rate;
import io.ringback.trigger.callback.Callback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What must be so when everything has come to rest. */
final class Verdict {
    /** The switch cuts within a second of its limit, and looks a tenth later. */
    private static final long TOLERANCE = 1_100;

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private final Scene scene;
    private final TriggerNode trigger;
    private final RatingNode rating;
    private final Engines engines;
    private final CdrNode cdr;
    /** News may be so late when its reader dies, who was alive and connected until then: that is taken for proof. */
    private static final long LATE_NEWS = 3_100;

    /** The longest that an engine stands still and then goes on. */
    private static final long FREEZE = 31_000;

    private final Set<Known> known = EnumSet.allOf(Known.class);

    Verdict(Scene scene, TriggerNode trigger, RatingNode rating, Engines engines, CdrNode cdr) {
        this.scene = scene;
        this.trigger = trigger;
        this.rating = rating;
        this.engines = engines;
        this.cdr = cdr;
    }

    void check() {
        require("I13", scene.log().drained(), "not everything was read");
        require(
                "I13",
                trigger.database().drained()
                        && rating.database().drained()
                        && engines.database().drained()
                        && cdr.database().drained(),
                "not everything was sent");
        for (SwitchModel each : engines.switches()) {
            require("I9", each.channels() == 0, "a channel is left");
        }
        for (Callback callback : trigger.database().read().callbacks().values()) {
            require("I3", !callback.live(), "callback " + Words.id(callback.id()) + " stays " + callback.state());
        }
        RatingRows money = rating.database().read();
        for (Payer payer : money.accounts().values()) {
            require("I7", payer.heldMicros() == 0 && payer.liveCalls() == 0, "a hold is left: " + payer);
        }
        long posted = money.postings().stream().mapToLong(each -> each.micros()).sum();
        long balances = money.accounts().values().stream()
                .mapToLong(Payer::balanceMicros)
                .sum();
        require("I1", posted == balances, "postings say " + posted + ", balances " + balances);
        money.attempts().forEach(this::attempt);
        if (scene.weather().isFair()) {
            scene.log().all(Topic.CALLBACK_AUTHORIZATIONS).forEach(message -> {
                if (message instanceof Withdrawn withdrawn) {
                    stopped(withdrawn);
                }
            });
        }
    }

    /** Where nothing goes wrong, a withdrawal ends the attempt soon. */
    private void stopped(Withdrawn withdrawn) {
        Instant ended = cdr.database()
                .read()
                .records()
                .getOrDefault(withdrawn.attemptId(), List.of())
                .getFirst()
                .endedAt();
        require(
                "I5",
                !ended.isAfter(withdrawn.at().plus(STOPPED_WITHIN)),
                Words.id(withdrawn.attemptId()) + " was withdrawn at " + withdrawn.at() + " and ended at " + ended);
    }

    private void attempt(UUID id, RatedAttempt attempt) {
        List<AttemptSettled> settled = rating.database().read().settlements().getOrDefault(id, List.of());
        require("I6", settled.size() == 1, Words.id(id) + " is settled " + settled.size() + " times");
        List<CallDetailRecord> records = cdr.database().read().records().getOrDefault(id, List.of());
        require("I8", records.size() == 1, Words.id(id) + " has " + records.size() + " records");
        List<CallEvent> facts = cdr.database().read().facts().getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparingInt(CallEvent::number))
                .toList();
        record(records.getFirst(), settled.getFirst(), facts);
        if (attempt.call() != null) {
            AttemptEnded end = (AttemptEnded) facts.getLast().fact();
            price(id, attempt, settled.getFirst(), facts, end);
            talk(id, attempt, end);
        }
    }

    /** One record, equal to the charge and the facts. */
    private static void record(CallDetailRecord record, AttemptSettled settled, List<CallEvent> facts) {
        long dials = facts.stream()
                .filter(event -> event.fact() instanceof LegDialing)
                .count();
        require("I8", record.amount().equals(settled.amount()), "another amount: " + record);
        require("I8", record.talkSeconds() == settled.talkSeconds(), "other seconds: " + record);
        require("I8", record.hops().size() == dials, "other hops: " + record);
        if (settled.refused() == null) {
            AttemptEnded end = (AttemptEnded) facts.getLast().fact();
            require("I8", end.disposition() == record.disposition(), "another disposition: " + record);
            require("I8", end.talkMillis() == record.talkMillis(), "other milliseconds: " + record);
        }
    }

    /** The amount is what anybody would get who has the rates, the milliseconds and the grant. */
    private void price(UUID id, RatedAttempt attempt, AttemptSettled settled, List<CallEvent> facts, AttemptEnded end) {
        Optional<LegDialing> last = facts.stream()
                .flatMap(event -> event.fact() instanceof LegDialing dialing ? Stream.of(dialing) : Stream.empty())
                .filter(dialing -> dialing.leg() == Leg.CALLEE)
                .reduce((_, later) -> later);
        BigDecimal price = BigDecimal.ZERO;
        if (last.isPresent() && end.talkMillis() > 0) {
            Party party = last.get().party();
            var target = attempt.granted().targets().stream()
                    .filter(each -> each.party().equals(party))
                    .findFirst()
                    .orElseThrow();
            long seconds = Math.min(
                    (end.talkMillis() + 999) / 1000,
                    Math.min(target.limitSeconds(), attempt.granted().grantedSeconds()));
            price = price(rate(party, attempt.deckVersion()), seconds);
        }
        Money charged = settled.amount().plus(settled.absorbed());
        require(
                "I6",
                charged.amount().compareTo(price) == 0,
                Words.id(id) + " costs " + price + ", charged " + charged);
        require(
                "I6",
                settled.amount().signum() == 0 || scene.evidence().calleeAnswered(id),
                Words.id(id) + " is charged, and nobody answered");
    }

    private Rate rate(Party party, long version) {
        String digits = ((Party.E164) party).digits();
        return scene.plan().decks().get((int) version - 1).stream()
                .filter(rate -> digits.startsWith(rate.prefix()))
                .max(Comparator.comparingInt(rate -> rate.prefix().length()))
                .orElseThrow();
    }

    private static BigDecimal price(Rate rate, long seconds) {
        long billed = rate.firstIncrementSeconds();
        while (billed < seconds) {
            billed += rate.incrementSeconds();
        }
        BigDecimal exact = rate.connectCharge()
                .multiply(BigDecimal.valueOf(60))
                .add(rate.pricePerMinute().multiply(BigDecimal.valueOf(billed)));
        return exact.divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP);
    }

    /** What was told of the talk is what the two of them had; and it was not longer than what was granted. */
    private void talk(UUID id, RatedAttempt attempt, AttemptEnded end) {
        Evidence.Talk talk = scene.evidence().talks().get(id);
        if (talk == null) {
            require("facts", end.talkMillis() == 0, Words.id(id) + " tells of a talk nobody had: " + end);
            require(
                    "facts",
                    end.disposition() != Disposition.ANSWERED || end.estimated(),
                    Words.id(id) + " was answered, they say: " + end);
            return;
        }
        boolean heard = scene.evidence().heardAll(id);
        boolean answered = end.disposition() == Disposition.ANSWERED;
        String told = Words.id(id) + " had a talk of " + talk.millis() + " ms, told " + end;
        require("facts", answered || stoppedBeforeBridge(end) || !heard, told);
        require("facts", answered || end.estimated() || known.contains(Known.UNSEEN_TALK) || heard, told);
        long surplus = end.talkMillis() - talk.millis();
        long unproven = known.contains(Known.RENEWED_UNSEEN) ? FREEZE : LATE_NEWS;
        require("facts", surplus <= (heard ? 50 : unproven), told);
        require("facts", surplus >= -50 || !heard || !answered, told);
        long ring = attempt.request().wish().calleeRingTimeoutSeconds() * 1000L;
        long unused = talk.limited() < 0
                ? Math.max(0, ring - (talk.from() - talk.dialled()))
                : Math.min(talk.limited() - talk.from(), Math.max(0, ring - (talk.from() - talk.dialled())));
        long granted = attempt.granted().grantedSeconds() * 1000L;
        require(
                "I11",
                talk.millis() <= granted + unused + TOLERANCE,
                Words.id(id) + " talked " + talk.millis() + " ms, granted " + granted + ", unused ring time " + unused);
    }

    private boolean stoppedBeforeBridge(AttemptEnded end) {
        return known.contains(Known.STOP_BEFORE_BRIDGE) && end.disposition() == Disposition.CANCELLED;
    }

    private static void require(String invariant, boolean holds, String sentence) {
        if (!holds) {
            throw new Violation(invariant, sentence);
        }
    }
}
