package io.ringback.rating.sheet;

import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far imports are, for everybody to see; in transactions of their own. */
@Singleton
class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    /** Until its transaction has begun. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private static final String BROKEN_OFF = """
        UPDATE rate_import SET state = 'FAILED', progress_at = $1
        WHERE state = 'RUNNING' AND started_at < $2 AND pg_try_advisory_xact_lock(hashtextextended(id::text, 0))""";

    private final Database database;
    private final InstantSource clock;

    Progress(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    UUID begin(ImportOrder order, String by) {
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        database.runInTransaction(tx -> tx.execute("""
            INSERT INTO rate_import (id, deck_name, dry_run, state, lines, ordered_by, started_at, progress_at)
            VALUES ($1, $2, $3, 'RUNNING', 0, $5, $4, $4)\
            """, id, order.name(), order.dryRun(), now, by));
        LOG.infof("importId=%s name=%s dryRun=%b msg=\"import begun\"", id, order.name(), order.dryRun());
        return id;
    }

    /** While this connection's transaction lasts, everybody sees that somebody is at work on it. */
    static void hold(Connection connection, UUID id) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, id.toString());
            lock.execute();
        }
    }

    /** An import nobody is at work on, as its process has ended, has failed. */
    void tellBrokenOff() {
        var now = clock.instant();
        int broken = database.inTransaction(tx -> tx.execute(BROKEN_OFF, now, now.minus(BEGINNING)));
        if (broken > 0) {
            LOG.warnf("imports=%d msg=\"broken off, nothing of them is stored\"", broken);
        }
    }

    void reached(UUID id, long lines) {
        update(id, ImportState.RUNNING, lines, null);
    }

    void ended(UUID id, ImportState state, long lines, @Nullable UUID deckId) {
        update(id, state, lines, deckId);
    }

    private void update(UUID id, ImportState state, long lines, @Nullable UUID deckId) {
        database.runInTransaction(tx -> tx.execute(
                "UPDATE rate_import SET state = $2, lines = $3, deck_id = $4, progress_at = $5 WHERE id = $1",
                id,
                state,
                lines,
                deckId,
                clock.instant()));
        LOG.infof("importId=%s state=%s lines=%d msg=\"import\"", id, state, lines);
    }
}
