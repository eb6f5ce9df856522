package io.ringback.engine.attempt;

import io.ringback.contracts.values.StopReason;
import io.ringback.messaging.Database;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** How attempts come to the owner of their switch: from an owner before, or because its own replica lost sight of them. */
@Singleton
public final class Takeovers {
    private static final Logger LOG = Logger.getLogger(Takeovers.class);

    private final Database database;

    Takeovers(Database database) {
        this.database = database;
    }

    /** Takes the living attempts of a switch over. */
    public List<TakenOver> all(UUID switchId, long epoch) {
        return database.inTransaction(tx -> tx.query("""
                        UPDATE attempt SET epoch = $2 WHERE switch_id = $1 AND ended_at IS NULL AND epoch < $2
                        RETURNING *""", switchId, epoch)).stream()
                .flatMap(row -> readable(row).stream())
                .toList();
    }

    /**
     * What an owner should know of its living attempts without reading them whole.
     *
     * @param epoch of the owner that wrote it last
     */
    public record Living(UUID attemptId, long epoch, Optional<StopReason> stop) {}

    /** The living attempts of a switch; those of the epoch itself only if they were written last so long ago. */
    public List<Living> living(UUID switchId, long epoch, Duration settled) {
        return database.read("""
                        SELECT attempt_id, epoch, stop FROM attempt
                        WHERE switch_id = $1 AND ended_at IS NULL
                          AND (epoch < $2 OR (epoch = $2 AND changed_at < now() - $3 * interval '1 millisecond'))""", switchId, epoch, settled.toMillis()).stream()
                .map(row -> new Living(row.getUUID("attempt_id"), row.getLong("epoch"), TakenOver.stop(row)))
                .toList();
    }

    /** Takes one of them over, empty if it ended or went to another owner or switch meanwhile. */
    public Optional<TakenOver> one(Living living, UUID switchId, long epoch) {
        return database.inTransaction(tx -> tx.queryOne("""
                        UPDATE attempt SET epoch = $4
                        WHERE attempt_id = $1 AND switch_id = $2 AND epoch = $3 AND ended_at IS NULL
                        RETURNING *""", living.attemptId(), switchId, living.epoch(), epoch))
                .flatMap(Takeovers::readable);
    }

    /** One that cannot be read must not keep the others from being worked. */
    private static Optional<TakenOver> readable(Row row) {
        try {
            return Optional.of(TakenOver.of(row));
        } catch (IllegalStateException e) {
            LOG.errorf(e, "attemptId=%s msg=\"attempt cannot be read\"", row.getUUID("attempt_id"));
            return Optional.empty();
        }
    }

    /** Which of these have not ended, on whatever switch. */
    public Set<UUID> stillLiving(Set<UUID> attemptIds) {
        return database
                .read("SELECT attempt_id FROM attempt WHERE attempt_id = ANY($1) AND ended_at IS NULL", (Object)
                        attemptIds.toArray(UUID[]::new))
                .stream()
                .map(row -> row.getUUID("attempt_id"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
