package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.values.Party;
import java.util.UUID;

/** What a change of a callback wants done, all in the transaction that stores it. */
public sealed interface Output {
    /** To the timeline, and to everyone. */
    record Told(TimelineStep step) implements Output {}

    /** To rating. */
    record Asked(CallbackRequest request) implements Output {}

    /**
     * To admission, which answers with {@link Input.Judged}.
     *
     * @param tryNumber of the menu, from 1
     * @param digits as keyed
     */
    record Keyed(UUID attemptId, int tryNumber, String digits) implements Output {}

    /** To the list of numbers that must never be rung. */
    record OptedOut(Party party) implements Output {}

    /** To the list of past tries. */
    record Filed(ClosedAttempt attempt) implements Output {}
}
