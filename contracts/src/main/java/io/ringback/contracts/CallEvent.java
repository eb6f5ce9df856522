package io.ringback.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * One fact about a call, from engine-service to everyone; key: callback id.
 *
 * @param number counts the facts of the attempt from 1 without a gap
 * @param at when it happened, by the switch's clock where it stamps its events
 */
public record CallEvent(UUID callbackId, UUID attemptId, int number, Instant at, boolean sandbox, CallFact fact)
        implements Message {
    public CallEvent {
        Require.atLeast(1, "number", number);
    }

    @Override
    public String partitionKey() {
        return callbackId.toString();
    }
}
