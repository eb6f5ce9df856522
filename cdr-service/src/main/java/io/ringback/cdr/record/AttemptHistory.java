package io.ringback.cdr.record;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
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
     * The record, once both sides are complete: a refusal by its settlement alone, and so what an operator settled; any
     * other by its settlement and every fact up to AttemptEnded. Should the end of what an operator settled be told later,
     * it makes a further version: how the call went is the engine's to say, what it cost stays the operator's.
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
        var ended = lastFact().map(last -> ended(settled, last, (AttemptEnded) last.fact()));
        return ended.isEmpty() && settled.decision() != null ? Optional.of(neverEnded(settled)) : ended;
    }

    /** Facts from the first one on, up to the first that is missing. */
    private List<CallEvent> withoutGap() {
        int known = 0;
        while (known < facts.size() && facts.get(known).number() == known + 1) {
            known++;
        }
        return facts.subList(0, known);
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
                charge.estimated(),
                decision(charge));
    }

    private CallDetailRecord ended(AttemptSettled charge, CallEvent last, AttemptEnded end) {
        var course = Course.of(facts.subList(0, last.number()), end.talkMillis());
        var measures = measures(charge);
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
                measures.callerSeconds(),
                measures.talkSeconds(),
                end.talkMillis(),
                measures.overrunMillis(),
                course.hops(),
                legs(charge),
                amount(charge),
                measures.absorbed(),
                measures.balanceAfter(),
                deckVersion(charge),
                measures.estimated() || (end.estimated() && decision(charge) == null),
                decision(charge),
                course.recording());
    }

    /** Nobody tells how it ended: what is known of its way, and what the operator decided. */
    private CallDetailRecord neverEnded(AttemptSettled charge) {
        var course = Course.of(withoutGap(), 0);
        var measures = measures(charge);
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
                charge.at(),
                Disposition.UNKNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                measures.callerSeconds(),
                measures.talkSeconds(),
                0,
                measures.overrunMillis(),
                course.hops(),
                legs(charge),
                amount(charge),
                measures.absorbed(),
                measures.balanceAfter(),
                deckVersion(charge),
                measures.estimated(),
                decision(charge),
                course.recording());
    }

    private int version() {
        boolean endedAfterAll =
                settled != null && settled.decision() != null && lastFact().isPresent();
        return 1 + corrections.size() + (endedAfterAll ? 1 : 0);
    }

    /** A correction states the new whole, so the last one counts. */
    private Optional<ChargeCorrected> correction() {
        return corrections.isEmpty() ? Optional.empty() : Optional.of(corrections.getLast());
    }

    /** What the last correction tells of it, else the settlement. */
    private Told measures(AttemptSettled charge) {
        return correction().map(ChargeCorrected::measures).map(Told::of).orElseGet(() -> Told.of(charge));
    }

    private @Nullable OperatorDecision decision(AttemptSettled charge) {
        return correction()
                .map(last -> new OperatorDecision(last.by() == null ? "operator" : last.by(), last.reason()))
                .orElse(charge.decision());
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

    /** As in {@link Measures}; an attempt of no account has no balance. */
    private record Told(
            long callerSeconds,
            long talkSeconds,
            long overrunMillis,
            Money absorbed,
            @Nullable Money balanceAfter,
            boolean estimated) {
        static Told of(Measures measures) {
            return new Told(
                    measures.callerSeconds(),
                    measures.talkSeconds(),
                    measures.overrunMillis(),
                    measures.absorbed(),
                    measures.balanceAfter(),
                    measures.estimated());
        }

        static Told of(AttemptSettled charge) {
            return new Told(
                    charge.callerSeconds(),
                    charge.talkSeconds(),
                    charge.overrunMillis(),
                    charge.absorbed(),
                    charge.balanceAfter(),
                    charge.estimated());
        }
    }
}
