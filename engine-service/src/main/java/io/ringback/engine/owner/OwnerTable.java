package io.ringback.engine.owner;

import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The owners' rows. Times are the database's, so that replicas need no common clock. */
@Singleton
final class OwnerTable {
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
                    ON CONFLICT DO NOTHING""", switchId, replica);
            return tx.queryOne("""
                            WITH old AS (
                                SELECT renewed_at FROM switch_owner
                                WHERE switch_id = $1 AND renewed_at < now() - $3 * interval '1 millisecond'
                                FOR UPDATE)
                            UPDATE switch_owner SET replica = $2, epoch = epoch + 1, renewed_at = now()
                            FROM old WHERE switch_id = $1
                            RETURNING epoch, old.renewed_at AS before""", switchId, replica, silent.toMillis())
                    .map(row -> new Acquired(
                            row.getLong("epoch"),
                            row.getOffsetDateTime("before").toInstant()));
        });
    }

    /** Whether it was still ours. */
    boolean renew(UUID switchId, UUID replica, long epoch) {
        return database.inTransaction(tx -> tx.execute(
                        "UPDATE switch_owner SET renewed_at = now() WHERE switch_id = $1 AND replica = $2 AND epoch = $3",
                        switchId,
                        replica,
                        epoch)
                > 0);
    }

    /** Lets a successor take over at once. */
    void release(UUID switchId, UUID replica, long epoch) {
        database.runInTransaction(tx -> tx.execute("""
                UPDATE switch_owner SET renewed_at = now() - interval '1 day'
                WHERE switch_id = $1 AND replica = $2 AND epoch = $3""", switchId, replica, epoch));
    }
}
