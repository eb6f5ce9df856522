package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RuleAnswer;
import java.util.Optional;

/**
 * Whether a missed call may be answered by a call. Its number is dear, or earns by being called back, more often than
 * anywhere else; and a number nobody has ever seen may be anybody's.
 */
final class Wangiri {
    private Wangiri() {}

    static RuleAnswer answer(Numbers numbers, Facts facts) {
        MissedCall missed = numbers.missed();
        if (missed == null || missed.onLine()) {
            return Rule.WANGIRI.allows();
        }
        return Numbers.e164(numbers.caller())
                .flatMap(number -> fault(number, missed, facts)
                        .map(fault -> number.number() + " " + fault + "; it is not called back on a missed call."))
                .map(Rule.WANGIRI::forbids)
                .orElseGet(Rule.WANGIRI::allows);
    }

    /** Kinds that a policy lets be called are not called back all the same. */
    private static Optional<String> fault(Party.E164 number, MissedCall missed, Facts facts) {
        Optional<NumberKind> kind = NumberingPlans.kind(number);
        if (kind.isPresent()) {
            return kind.map(dear -> "is " + dear.words());
        }
        if (!facts.policy().callsBack(number)) {
            return Optional.of("is where the operator calls nobody back");
        }
        Optional<WangiriRanges.Range> range = facts.wangiri().forbidding(number, missed.anybody());
        if (range.isPresent()) {
            return range.map(known -> "is in a range that is known for it (" + known.name() + ")");
        }
        boolean foreign = missed.anybody()
                && !facts.policy().names(number)
                && !NumberingPlans.sameCountryCode(number, new Party.E164(missed.accessNumber()));
        return foreign
                ? Optional.of("was never seen and is of another country than the access number")
                : Optional.empty();
    }
}
