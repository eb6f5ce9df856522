package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.call.CallState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row: the order as it came and where its call stands.
 *
 * @param epoch of the owner that wrote it last
 * @param trace W3C trace context of the order
 * @param events number of the last call event
 * @param changedAt when it was written
 */
public record Attempt(
        AttemptAuthorized order,
        UUID switchId,
        long epoch,
        @Nullable String trace,
        CallState state,
        int events,
        Instant createdAt,
        Instant changedAt) {
    public UUID id() {
        return order.attemptId();
    }

    /** The epoch of an attempt whose switch's owner has not taken it yet; lower than any owner's. */
    static final long NOBODYS = 0;

    /** The same at another switch, whose owner is to take it. */
    public Attempt movedTo(UUID other, CallState there) {
        return new Attempt(order, other, NOBODYS, trace, there, events, createdAt, changedAt);
    }

    /** The same a step further. */
    public Attempt at(CallState next, int lastEvent, Instant now) {
        return new Attempt(order, switchId, epoch, trace, next, lastEvent, createdAt, now);
    }
}
