package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that is gone.
 *
 * @param state where it stood
 * @param at when it was last seen
 * @param stop why it was to end, null if it was to go on
 */
record LastSight(CallState state, Instant at, @Nullable StopReason stop) {
    /** Only what is proven counts. */
    Step close(Instant now) {
        Progress progress = progress();
        Verdict verdict = verdict();
        Step step = Step.to(state);
        CalleeLeg callee = callee();
        if (state instanceof Talking) {
            step = Talking.ended(step, progress, verdict, now);
        }
        if (callee != null) {
            step = step.emit(
                    now,
                    callee.ended(callee.answered() ? Disposition.ANSWERED : Disposition.UNKNOWN, HungUpBy.UNKNOWN));
        }
        if (callerOpen()) {
            Disposition disposition = progress.callerAnswered() ? Disposition.ANSWERED : Disposition.UNKNOWN;
            step = step.emit(
                    now,
                    new LegEnded(
                            Leg.CALLER,
                            progress.caller().n(),
                            null,
                            null,
                            disposition,
                            progress.callerRang(),
                            HungUpBy.UNKNOWN));
        }
        Instant answered = progress.callerAnsweredAt();
        Instant end = answered != null && answered.isAfter(at) ? answered : at;
        return step.and(Ended.after(progress, verdict, end));
    }

    private Verdict verdict() {
        return switch (state) {
            case Talking talking -> talking.lostAt(at);
            case Closing closing -> closing.verdict().asEstimate();
            case Announcing _ ->
                Announcing.heard(HungUpBy.UNKNOWN, EndReason.LOST).asEstimate();
            case Greeting _, CallerWaits _ ->
                Verdict.abandoned(HungUpBy.UNKNOWN).asEstimate();
            case RingingCaller _, CallerFailing _, RingingCallee _ ->
                stop != null
                        ? Verdict.stopped(stop).asEstimate()
                        : new Verdict(
                                Disposition.UNKNOWN,
                                Leg.CALLER,
                                HungUpBy.UNKNOWN,
                                EndReason.LOST,
                                HangupCause.NONE,
                                0,
                                true,
                                null);
            case WaitingSwitch _, Lost _, Ended _ -> throw new IllegalStateException("cannot have been lost: " + state);
        };
    }

    private boolean callerOpen() {
        return !(state instanceof Closing closing) || closing.callerUp();
    }

    private @Nullable CalleeLeg callee() {
        return switch (state) {
            case Talking talking -> talking.callee();
            case Closing closing -> closing.callee();
            case RingingCallee ringing -> ringing.callee();
            case RingingCaller _,
                    CallerFailing _,
                    Greeting _,
                    CallerWaits _,
                    Announcing _,
                    WaitingSwitch _,
                    Lost _,
                    Ended _ -> null;
        };
    }

    Progress progress() {
        Progress known = state.progress();
        if (known == null) {
            throw new IllegalStateException("cannot have been lost: " + state);
        }
        return known;
    }
}
