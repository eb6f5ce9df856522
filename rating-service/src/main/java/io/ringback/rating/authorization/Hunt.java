package io.ringback.rating.authorization;

import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Which of the wanted destinations remain, rule by rule. A destination that fails a rule is left out; only if a rule
 * leaves none does it refuse the whole.
 *
 * @param wanted all
 * @param permitted those no admission rule forbids
 * @param rated of those, the ones with a rate
 * @param routed of those, the ones a trunk may carry
 * @param targets of those, the ones the account can afford
 * @param affordability what money and spend caps say of those a trunk may carry
 * @param setupSeconds from the caller's answer to the bridge, everybody's ringing included
 * @param starts when a leg can begin
 */
record Hunt(
        List<Candidate> wanted,
        List<Candidate> permitted,
        List<Candidate> rated,
        List<Candidate> routed,
        List<PricedTarget> targets,
        List<Finding> affordability,
        int setupSeconds,
        StartWindow starts) {
    /** What a switch allows for the set-up beyond its own time before it hangs up by itself, and a second beyond that. */
    private static final Duration SWITCH_LEEWAY = Duration.ofSeconds(31);

    /**
     * Whom to hunt.
     *
     * @param caller the price of the caller's leg
     * @param answers when the caller can answer
     * @param setupBeforeRinging from the caller's answer to the first dial
     */
    static Hunt over(
            List<Candidate> wanted,
            List<Forbidden> forbidden,
            Terms terms,
            Payer payer,
            Tariff caller,
            StartWindow answers,
            int setupBeforeRinging,
            int capSeconds) {
        var permitted = wanted.stream()
                .filter(one -> rule(one.party(), forbidden).isEmpty())
                .toList();
        var rated = permitted.stream().filter(one -> terms.prices(one.party())).toList();
        var routed = rated.stream()
                .filter(one -> !waysTo(one, terms, caller).isEmpty())
                .toList();
        int setup = setupBeforeRinging
                + routed.stream().mapToInt(Candidate::ringTimeoutSeconds).sum();
        int lastRing =
                routed.stream().mapToInt(Candidate::ringTimeoutSeconds).max().orElse(0);
        var starts = answers.until(
                answers.until().plusSeconds((long) setup + lastRing).plus(SWITCH_LEEWAY));
        var targets = affordable(routed, terms, payer, payer::spendableMicros, caller, starts, setup, capSeconds);
        // Only where a cap may be the reason is it worth asking what money alone would cover.
        boolean covered = !targets.isEmpty()
                || (payer.caps().limited()
                        && !affordable(
                                        routed,
                                        terms,
                                        payer,
                                        _ -> payer.availableMicros(),
                                        caller,
                                        starts,
                                        setup,
                                        capSeconds)
                                .isEmpty());
        var affordability = new ArrayList<Finding>();
        if (!routed.isEmpty()) {
            affordability.add(Finding.of(RefusalReason.NO_MONEY, covered));
            if (payer.caps().limited() && covered) {
                affordability.add(Finding.ofCaps(payer.caps(), routed.getFirst().party(), !targets.isEmpty()));
            }
        }
        return new Hunt(wanted, permitted, rated, routed, targets, affordability, setup, starts);
    }

    /** What the rules say of the destinations, in order, up to the first that leaves none. */
    List<Finding> findings(List<Forbidden> forbidden, Terms terms) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (permitted.isEmpty()) {
            var code = rule(wanted.getFirst().party(), forbidden).orElse("");
            return List.of(
                    Finding.refused(RefusalReason.FORBIDDEN, "The admission rule " + code + " forbids this number."));
        }
        var findings = new ArrayList<Finding>();
        findings.add(Finding.passed(RefusalReason.FORBIDDEN));
        findings.add(
                rated.isEmpty() && terms.blocks(permitted.getFirst().party())
                        ? Finding.refused(RefusalReason.NO_RATE, "The rate deck bars calls to this number.")
                        : Finding.of(RefusalReason.NO_RATE, !rated.isEmpty()));
        if (!rated.isEmpty()) {
            findings.add(
                    routed.isEmpty()
                            ? terms.withoutRoute(rated.getFirst().party())
                            : Finding.passed(RefusalReason.NO_ROUTE));
        }
        findings.addAll(affordability);
        return findings;
    }

    private static List<PricedTarget> affordable(
            List<Candidate> routed,
            Terms terms,
            Payer payer,
            ToLongFunction<Party> spendable,
            Tariff caller,
            StartWindow starts,
            int setup,
            int capSeconds) {
        int least = Math.clamp(payer.minimumTalkSeconds(), 1, capSeconds);
        var targets = new ArrayList<PricedTarget>();
        for (Candidate one : routed) {
            var tariff = terms.tariffTo(one.party(), caller).within(starts);
            var on = targets.isEmpty() ? Set.<TargetCondition>of() : one.on();
            var target = new PricedTarget(
                            one.party(), waysTo(one, terms, caller), one.ringTimeoutSeconds(), on, tariff, capSeconds)
                    .freeBy(terms.free().partsFor(one.party(), tariff.billedTalk(capSeconds)));
            long micros = spendable.applyAsLong(one.party());
            int limit = target.tariff().limitSeconds(starts, micros, setup, capSeconds);
            if (limit >= least) {
                targets.add(target.limitedTo(limit, terms.free()));
            }
        }
        return targets;
    }

    private static List<Route> waysTo(Candidate one, Terms terms, Tariff caller) {
        return terms.routesTo(one.party(), terms.tariffTo(one.party(), caller));
    }

    private static Optional<String> rule(Party party, List<Forbidden> forbidden) {
        return party instanceof Party.E164 callee
                ? forbidden.stream()
                        .filter(one -> one.number().equals(callee.number()))
                        .map(Forbidden::rule)
                        .findFirst()
                : Optional.empty();
    }
}
