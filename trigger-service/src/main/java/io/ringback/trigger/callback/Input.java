package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a callback. Each may come twice, and those of different topics in any order. */
public sealed interface Input {
    /** Rating's answer. */
    record Answered(CallbackAuthorization message) implements Input {}

    /** A fact about the call. */
    record Seen(CallEvent event) implements Input {}

    /**
     * What admission says of the digits that were keyed.
     *
     * @param tryNumber of the menu, from 1
     */
    record Judged(UUID attemptId, int tryNumber, Destination destination) implements Input {}

    /** What it cost. */
    record Charged(CallCharge message) implements Input {}

    /**
     * A deadline may have passed; one that has not does no harm.
     *
     * @param nextAttemptId for the try that may be due
     * @param refusal what admission says against another try, null if nothing
     * @param forbidden numbers its calls must not be forwarded to
     * @param heldUntil before which nobody may be rung where it would ring, null if now is as good as any time
     */
    record Due(
            UUID nextAttemptId,
            @Nullable RuleAnswer refusal,
            List<Forbidden> forbidden,
            @Nullable Instant heldUntil) implements Input {
        public Due {
            forbidden = List.copyOf(forbidden);
        }

        public Due(UUID nextAttemptId, @Nullable RuleAnswer refusal) {
            this(nextAttemptId, refusal, List.of(), null);
        }
    }

    /**
     * The line it waits for is free, and it is the first that waits.
     *
     * @param nextAttemptId for the try that is due
     * @param refusal what admission says against it, null if nothing
     * @param forbidden numbers its calls must not be forwarded to
     */
    record LineFree(UUID nextAttemptId, @Nullable RuleAnswer refusal, List<Forbidden> forbidden) implements Input {
        public LineFree {
            forbidden = List.copyOf(forbidden);
        }
    }

    /**
     * Its owner wants it at other times; what is under way or over is not moved.
     *
     * @param times the wish with its new times
     * @param expiresAt after the first moment in which it may then ring
     */
    record Moved(Wanted times, Instant expiresAt) implements Input {}

    /** Its owner wants it stopped. */
    record CancelRequested() implements Input {}

    /** Its caller or callee must not be rung any more. */
    record Blocked() implements Input {}

    /** Nothing may have been heard of it for longer than any call takes; if something was, it does no harm. */
    record Silence() implements Input {}
}
