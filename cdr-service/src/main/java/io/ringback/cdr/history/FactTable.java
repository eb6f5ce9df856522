package io.ringback.cdr.history;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The facts of attempts as they came. */
record FactTable(Transaction tx) {
    /** In the order of the key, so that two replicas that got the same facts wait for each other, and never deadlock. */
    private static final String INSERT = """
            INSERT INTO fact (attempt_id, number, at, type, body)
            SELECT attempt_id, number, at, type, body
            FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[])
                AS arrived (attempt_id, number, at, type, body)
            ORDER BY attempt_id, number
            ON CONFLICT DO NOTHING
            RETURNING attempt_id, number""";

    /** Which fact of which attempt. */
    record Key(UUID attemptId, int number) {
        static Key of(CallEvent event) {
            return new Key(event.attemptId(), event.number());
        }
    }

    /** @return the keys of those that were not there before */
    Set<Key> insert(Collection<CallEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        return tx
                .query(
                        INSERT,
                        events.stream().map(CallEvent::attemptId).toArray(UUID[]::new),
                        events.stream().map(CallEvent::number).toArray(Integer[]::new),
                        events.stream()
                                .map(each -> each.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        events.stream().map(Json::typeOf).toArray(String[]::new),
                        events.stream().map(StoredMessage::text).toArray(String[]::new))
                .stream()
                .map(row -> new Key(row.getUUID("attempt_id"), row.getInteger("number")))
                .collect(Collectors.toSet());
    }

    Map<UUID, List<CallEvent>> of(Collection<UUID> attempts) {
        return tx
                .query("SELECT body FROM fact WHERE attempt_id = ANY($1)", (Object) attempts.toArray(UUID[]::new))
                .stream()
                .map(FactTable::event)
                .collect(Collectors.groupingBy(CallEvent::attemptId));
    }

    private static CallEvent event(Row row) {
        return StoredMessage.read(Topic.CALL_EVENTS, CallEvent.class, row.getString("body"));
    }
}
