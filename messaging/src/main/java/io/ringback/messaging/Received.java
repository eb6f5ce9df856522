package io.ringback.messaging;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came from a topic.
 *
 * @param eventId the same for each delivery
 * @param time when it was published
 * @param traceParent W3C trace context
 */
public record Received<M extends Message>(
        M message,
        UUID eventId,
        Topic topic,
        int partition,
        long offset,
        String key,
        Instant time,
        @Nullable String traceParent) {}
