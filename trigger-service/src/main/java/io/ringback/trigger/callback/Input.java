package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.values.RuleAnswer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a callback. Each may come twice, and those of different topics in any order. */
public sealed interface Input {
    /** Rating's answer. */
    record Answered(CallbackAuthorization message) implements Input {}

    /** A fact about the call. */
    record Seen(CallEvent event) implements Input {}

    /** What it cost. */
    record Charged(CallCharge message) implements Input {}

    /**
     * A deadline may have passed; one that has not does no harm.
     *
     * @param nextAttemptId for the try that may be due
     * @param refusal what admission says against another try, null if nothing
     */
    record Due(UUID nextAttemptId, @Nullable RuleAnswer refusal) implements Input {}

    /** Its owner wants it stopped. */
    record CancelRequested() implements Input {}

    /** Its caller or callee must not be rung any more. */
    record Blocked() implements Input {}

    /** Nothing may have been heard of it for longer than any call takes; if something was, it does no harm. */
    record Silence() implements Input {}
}
