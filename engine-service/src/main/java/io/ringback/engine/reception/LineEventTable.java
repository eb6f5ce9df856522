package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which events of lines were told: what has an id is told once, whoever tells it, however often. */
@Singleton
public final class LineEventTable {
    private final Database database;

    LineEventTable(Database database) {
        this.database = database;
    }

    /** Tells those that nobody has told yet; durable on return. */
    void tell(List<LineEvent> events) {
        UUID[] ids = events.stream().map(LineEvent::eventId).distinct().toArray(UUID[]::new);
        database.runInTransaction(tx -> {
            Set<UUID> fresh = tx
                    .query(
                            "INSERT INTO line_event_told (event_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id",
                            (Object) ids)
                    .stream()
                    .map(row -> row.getUUID("event_id"))
                    .collect(Collectors.toSet());
            for (LineEvent event : events) {
                if (fresh.remove(event.eventId())) {
                    tx.publish(Topic.LINE_EVENTS, event);
                }
            }
        });
    }

    /** Whether an event with this id was told. */
    boolean isTold(UUID eventId) {
        return !database.read("SELECT 1 FROM line_event_told WHERE event_id = $1", eventId)
                .isEmpty();
    }

    /** Forgets what was told long ago: no channel lives as long. */
    public int purge(Duration retention) {
        return database.inTransaction(tx -> tx.execute(
                "DELETE FROM line_event_told WHERE told_at < now() - $1 * interval '1 millisecond'",
                retention.toMillis()));
    }
}
