package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.LineEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same for a call to an access number.
 *
 * @param eventId of what is told of it; the same whoever takes the call, however often
 * @param channel the caller's
 * @param ani who called: E.164, or the digits that came, or empty
 */
public record InboundCall(UUID eventId, Instant at, String channel, AccessNumber number, String ani) {
    LineEvent missed() {
        return new LineEvent.MissedCall(eventId, at, number.sandbox(), number.number(), ani);
    }
}
