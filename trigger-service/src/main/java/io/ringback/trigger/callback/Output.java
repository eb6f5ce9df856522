package io.ringback.trigger.callback;

import io.ringback.contracts.CallbackRequest;

/** What a change of a callback wants done, all in the transaction that stores it. */
public sealed interface Output {
    /** To the timeline, and to everyone. */
    record Told(TimelineStep step) implements Output {}

    /** To rating. */
    record Asked(CallbackRequest request) implements Output {}

    /** To the list of past tries. */
    record Filed(ClosedAttempt attempt) implements Output {}
}
