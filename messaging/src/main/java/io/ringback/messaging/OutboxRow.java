package io.ringback.messaging;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that waits to be sent: what the row of the outbox holds, its id apart. */
record OutboxRow(
        short shard,
        String topic,
        String key,
        UUID eventId,
        String type,
        Instant time,
        @Nullable String trace,
        Buffer body) {
    /** Fixed for ever: with another number, messages of one key could overtake each other in the change-over. */
    static final int SHARDS = 16;

    /** Below the broker's default limit of 1 MiB for a record with its headers: what it refuses would block a shard. */
    static final int LARGEST_BODY = 900_000;

    static OutboxRow of(Topic topic, String key, Message message, UUID eventId, Instant time, @Nullable String trace) {
        var body = Json.write(message);
        if (body.length > LARGEST_BODY) {
            throw new IllegalArgumentException(
                    Json.typeOf(message) + " has " + body.length + " bytes, more than " + LARGEST_BODY);
        }
        return new OutboxRow(
                shardOf(key), topic.wireName(), key, eventId, Json.typeOf(message), time, trace, Buffer.buffer(body));
    }

    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
