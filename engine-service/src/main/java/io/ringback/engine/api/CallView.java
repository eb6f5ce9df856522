package io.ringback.engine.api;

import io.ringback.engine.attempt.Attempt;
import java.time.Instant;
import java.util.UUID;

/**
 * A call in progress.
 *
 * @param state where its machine stands
 * @param since when the order came
 */
record CallView(
        UUID attempt,
        UUID callback,
        UUID account,
        UUID switchId,
        String state,
        String caller,
        boolean sandbox,
        Instant since,
        Instant changedAt) {
    static CallView of(Attempt attempt) {
        return new CallView(
                attempt.id(),
                attempt.order().callbackId(),
                attempt.order().accountId(),
                attempt.switchId(),
                attempt.state().getClass().getSimpleName(),
                attempt.order().caller().party().masked(),
                attempt.order().sandbox(),
                attempt.createdAt(),
                attempt.changedAt());
    }
}
