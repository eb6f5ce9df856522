package io.ringback.engine.owner;

import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The owners' rows. Times are the database's, so that replicas need no common clock. */
@Singleton
final class OwnerTable {
    /** Stands for the replica of a switch that was handed back. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;

    OwnerTable(Database database) {
        this.database = database;
    }

    /** A row that was acquired, and when the owner before last renewed it. */
    record Acquired(long epoch, Instant before) {}

    /** Takes the switch if nobody has it, or whoever had it has been silent for so long. */
    Optional<Acquired> acquire(UUID switchId, UUID replica, Duration silent) {
        return database.inTransaction(tx -> {
            tx.execute("""
                    INSERT INTO switch_owner (switch_id, replica, epoch, renewed_at)
                    SELECT switch_id, $2, 0, 'epoch' FROM switch WHERE switch_id = $1
                    ON CONFLICT DO NOTHING""", switchId, NOBODY);
            return tx.queryOne("""
                            WITH old AS (
                                SELECT renewed_at FROM switch_owner
                                WHERE switch_id = $1
                                  AND (replica = $4 OR renewed_at < now() - $3 * interval '1 millisecond')
                                FOR UPDATE)
                            UPDATE switch_owner SET replica = $2, epoch = epoch + 1, renewed_at = now()
                            FROM old WHERE switch_id = $1
                            RETURNING epoch, old.renewed_at AS before""", switchId, replica, silent.toMillis(), NOBODY)
                    .map(row -> new Acquired(
                            row.getLong("epoch"),
                            row.getOffsetDateTime("before").toInstant()));
        });
    }

    /** Renews these together; those that are still the replica's own, with their epochs. */
    Map<UUID, Long> renew(UUID replica, Set<UUID> switchIds) {
        return database.inTransaction(tx -> tx.query("""
                        UPDATE switch_owner SET renewed_at = now() WHERE replica = $1 AND switch_id = ANY($2)
                        RETURNING switch_id, epoch""", replica, switchIds.toArray(UUID[]::new))).stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.getUUID("switch_id"), row -> row.getLong("epoch")));
    }

    /** Lets a successor take over at once. The last renewal stays: talks were seen until then. */
    void release(UUID switchId, UUID replica, long epoch) {
        database.runInTransaction(tx -> tx.execute(
                "UPDATE switch_owner SET replica = $4 WHERE switch_id = $1 AND replica = $2 AND epoch = $3",
                switchId,
                replica,
                epoch,
                NOBODY));
    }
}
