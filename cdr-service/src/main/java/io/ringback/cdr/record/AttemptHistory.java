package io.ringback.cdr.record;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one attempt, in whatever order it came; the same history always gives the same record.
 *
 * @param facts in the order of their numbers, each once
 * @param settled null if the charge is not known yet
 * @param corrections by the time they were made
 */
public record AttemptHistory(
        List<CallEvent> facts, @Nullable AttemptSettled settled, List<ChargeCorrected> corrections) {
    public AttemptHistory {
        facts = facts.stream()
                .sorted(Comparator.comparingInt(CallEvent::number))
                .toList();
        corrections = corrections.stream()
                .sorted(Comparator.comparing(ChargeCorrected::at).thenComparing(ChargeCorrected::correctionId))
                .toList();
    }

    /**
     * The record, once both sides are complete: a refusal by its settlement alone, anything else by its settlement and
     * every fact up to AttemptEnded.
     *
     * @return empty while something is missing
     * @throws IllegalArgumentException if the facts contradict each other
     */
    public Optional<CallDetailRecord> assembled() {
        if (settled == null) {
            return Optional.empty();
        }
        if (settled.refused() != null) {
            return Optional.of(refused(settled));
        }
        return lastFact().map(last -> ended(settled, last, (AttemptEnded) last.fact()));
    }

    /** AttemptEnded, if no fact before it is missing. */
    private Optional<CallEvent> lastFact() {
        return facts.stream()
                .filter(each -> each.fact() instanceof AttemptEnded)
                .findFirst()
                .filter(last -> facts.indexOf(last) == last.number() - 1);
    }

    private CallDetailRecord refused(AttemptSettled charge) {
        return new CallDetailRecord(
                charge.callbackId(),
                charge.attemptId(),
                version(),
                charge.sandbox(),
                charge.accountId(),
                charge.request(),
                charge.authorizedAt(),
                null,
                null,
                charge.at(),
                null,
                null,
                charge.refused(),
                null,
                null,
                null,
                null,
                null,
                charge.callerSeconds(),
                charge.talkSeconds(),
                0,
                charge.overrunMillis(),
                List.of(),
                legs(charge),
                amount(charge),
                charge.absorbed(),
                charge.balanceAfter(),
                deckVersion(charge),
                charge.estimated());
    }

    private CallDetailRecord ended(AttemptSettled charge, CallEvent last, AttemptEnded end) {
        var course = Course.of(facts.subList(0, last.number()), end);
        return new CallDetailRecord(
                charge.callbackId(),
                charge.attemptId(),
                version(),
                charge.sandbox(),
                charge.accountId(),
                charge.request(),
                charge.authorizedAt(),
                course.callerAnsweredAt(),
                course.bridgedAt(),
                last.at(),
                end.disposition(),
                end.deferReason(),
                null,
                end.leg(),
                end.endReason(),
                end.hungUpBy(),
                end.cause(),
                end.sip(),
                charge.callerSeconds(),
                charge.talkSeconds(),
                end.talkMillis(),
                charge.overrunMillis(),
                course.hops(),
                legs(charge),
                amount(charge),
                charge.absorbed(),
                charge.balanceAfter(),
                deckVersion(charge),
                charge.estimated() || end.estimated());
    }

    private int version() {
        return 1 + corrections.size();
    }

    /** A correction states the new whole, so the last one counts. */
    private Optional<ChargeCorrected> correction() {
        return corrections.isEmpty() ? Optional.empty() : Optional.of(corrections.getLast());
    }

    private List<LegCharge> legs(AttemptSettled charge) {
        return correction().map(ChargeCorrected::legs).orElse(charge.legs());
    }

    private Money amount(AttemptSettled charge) {
        return correction().map(ChargeCorrected::amount).orElse(charge.amount());
    }

    private long deckVersion(AttemptSettled charge) {
        return correction().map(ChargeCorrected::deckVersion).orElse(charge.deckVersion());
    }
}
