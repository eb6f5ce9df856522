package io.ringback.engine.inbound;

import io.ringback.engine.speech.Speech;
import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same for a call that came in.
 *
 * @param eventId of what is told of it; the same whoever takes the call, however often
 * @param channel the caller's
 * @param answered whether the caller was answered before this began
 * @param speech in the language the caller is spoken to
 */
public record InboundCall(UUID eventId, Instant at, String channel, boolean answered, Purpose purpose, Speech speech) {}
