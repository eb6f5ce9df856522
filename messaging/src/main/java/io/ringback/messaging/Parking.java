package io.ringback.messaging;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies numbered messages in the order of their numbers: an old one is dropped, one that comes too early is kept until
 * those before it have come. The caller has locked the aggregate's row.
 *
 * @param consumer whose order it is; two consumers of a service do not share messages
 */
public record Parking(String consumer) {
    /**
     * Applies the message if it is its turn, and then those parked that follow.
     *
     * @param aggregate what the numbers count for
     * @param lastApplied number of the message applied last, 0 if none was
     * @param number of this message
     * @return the number applied last now; the caller stores it with the aggregate
     */
    public long inOrder(
            Transaction tx,
            UUID aggregate,
            long lastApplied,
            long number,
            Received<? extends Message> message,
            Consumer<Received<? extends Message>> apply) {
        return switch (EventNumbers.judge(lastApplied, number)) {
            case DROP -> lastApplied;
            case PARK -> {
                park(tx, aggregate, number, message);
                yield lastApplied;
            }
            case APPLY -> {
                apply.accept(message);
                yield applyParked(tx, aggregate, number, apply);
            }
        };
    }

    /** Keeps a message that came too early; a second delivery changes nothing. */
    public void park(Transaction tx, UUID aggregate, long number, Received<? extends Message> message) {
        tx.parkedSeen(true);
        tx.execute(
                """
                INSERT INTO parked (consumer, aggregate, number, event_id, topic, partition, "offset", key, time, trace, body)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                ON CONFLICT DO NOTHING""",
                consumer,
                aggregate,
                number,
                message.eventId(),
                message.topic().wireName(),
                message.partition(),
                message.offset(),
                message.key(),
                message.time(),
                message.traceParent(),
                Json.write(message.message()));
    }

    /**
     * Takes the message that comes after the one applied last, if it is parked; what is older than that goes, too.
     *
     * @param lastApplied number of the message applied last
     */
    public Optional<Received<? extends Message>> nextParked(Transaction tx, UUID aggregate, long lastApplied) {
        if (!anyParked(tx)) {
            return Optional.empty();
        }
        @Nullable Received<? extends Message> next = null;
        var rows = tx.query(
                "DELETE FROM parked WHERE consumer = $1 AND aggregate = $2 AND number <= $3 RETURNING *",
                consumer,
                aggregate,
                lastApplied + 1);
        for (Row row : rows) {
            if (row.getLong("number") == lastApplied + 1) {
                next = received(row);
            }
        }
        return Optional.ofNullable(next);
    }

    /** How many messages wait for an earlier one, and since when the longest; for health and audit. */
    public static Parked waiting(Statements statements) {
        var row = statements
                .queryOne("SELECT count(*) AS parked, min(parked_at) AS since FROM parked")
                .orElseThrow();
        var since = row.getOffsetDateTime("since");
        return new Parked(row.getLong("parked"), since == null ? null : since.toInstant());
    }

    /** How much is parked, and since when the oldest; null if nothing is. */
    public record Parked(long messages, @Nullable Instant since) {}

    private long applyParked(
            Transaction tx, UUID aggregate, long applied, Consumer<Received<? extends Message>> apply) {
        long last = applied;
        for (var next = nextParked(tx, aggregate, last); next.isPresent(); next = nextParked(tx, aggregate, last)) {
            apply.accept(next.get());
            last++;
        }
        return last;
    }

    /** Gaps are rare, so one look per transaction spares one per message. */
    private boolean anyParked(Transaction tx) {
        var seen = tx.parkedSeen();
        if (seen == null) {
            seen = tx.queryOne("SELECT 1 FROM parked LIMIT 1").isPresent();
            tx.parkedSeen(seen);
        }
        return seen;
    }

    private static Received<? extends Message> received(Row row) {
        var topic = Topic.named(row.getString("topic"));
        try {
            return new Received<>(
                    Json.read(topic, row.getBuffer("body").getBytes()),
                    row.getUUID("event_id"),
                    topic,
                    row.getInteger("partition"),
                    row.getLong("offset"),
                    row.getString("key"),
                    row.getOffsetDateTime("time").toInstant(),
                    row.getString("trace"));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("a parked message cannot be read any more", e);
        }
    }
}
