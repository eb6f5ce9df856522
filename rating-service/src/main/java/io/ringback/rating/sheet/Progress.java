package io.ringback.rating.sheet;

import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far imports are, for everybody to see; in transactions of their own. */
@Singleton
class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final Database database;
    private final InstantSource clock;

    Progress(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    UUID begin(ImportOrder order) {
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        database.runInTransaction(tx -> tx.execute("""
            INSERT INTO rate_import (id, deck_name, dry_run, state, lines, ordered_by, started_at, progress_at)
            VALUES ($1, $2, $3, 'RUNNING', 0, 'operator', $4, $4)\
            """, id, order.name(), order.dryRun(), now));
        LOG.infof("importId=%s name=%s dryRun=%b msg=\"import begun\"", id, order.name(), order.dryRun());
        return id;
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
