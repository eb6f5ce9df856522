package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.trigger.callback.CallbackState.WaitingForLine;
import java.time.Instant;

/** The wait for a line that is in use: from the offer to the try, and back to the same place if it is in use again. */
final class LineWait {
    /** Whoever waits for a call sits by the telephone; the line may be taken again meanwhile. */
    static final int CALLER_RING_SECONDS = 10;

    private LineWait() {}

    static Change begin(Change accepted, Instant now) {
        String why = accepted.callback().wanted().way() == Way.AFTER_USE
                ? "Nobody answered there; it waits until somebody has used the callee's line and it is free."
                : "The callee's line is in use; it waits until it is free.";
        return accepted.in(new WaitingForLine(now, now)).tell(now, "WAITING_FOR_LINE", why, null);
    }

    static Change free(Callback callback, Input.LineFree free, Instant now) {
        if (!(callback.state() instanceof WaitingForLine(Instant since, var _))) {
            return Change.none(callback);
        }
        if (!callback.expiresAt().isAfter(now)) {
            return Lifecycle.expire(callback, now);
        }
        RuleAnswer refusal = free.refusal();
        if (refusal != null) {
            return Lifecycle.end(
                    Change.none(callback), CallbackStatus.REFUSED, now, refusal.rule(), refusal.sentence(), null);
        }
        Change told = Change.none(callback).tell(now, "LINE_FREE", "The callee's line is free.", null);
        return Lifecycle.request(told, free.nextAttemptId(), free.forbidden(), since, now);
    }

    /** Whether what came of a try is that the line is in use. */
    static boolean lineIsBusy(Callback callback, AttemptEnded fact) {
        return callback.wanted().awaitedLine() != null
                && (fact.deferReason() == DeferReason.LINE_BUSY
                        || (fact.disposition() == Disposition.BUSY && fact.leg() == Leg.CALLEE));
    }

    /** Back to the place it had. */
    static Change again(Change before, Attempt attempt, Instant busyAt, Instant at) {
        return before.in(new WaitingForLine(attempt.queuedSince(), busyAt))
                .tell(at, "LINE_BUSY", "The callee's line is in use again; it keeps its place.", attempt.id());
    }
}
