package io.ringback.trigger.line;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.WorkLoop;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks at lines of which something has changed, one after the other. What has changed is written down in the transaction
 * that changes it, so nothing is missed when this one dies; any number of replicas may look.
 */
@Singleton
final class LineLoop {
    private static final Logger LOG = Logger.getLogger(LineLoop.class);
    private static final String FIRST = """
            SELECT id, key, now() AS now FROM line_check ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED""";
    private static final String DONE = """
            DELETE FROM line_check
            WHERE id IN (SELECT id FROM line_check WHERE key = $1 FOR UPDATE SKIP LOCKED)""";
    /** One that cannot be handled must not keep the others waiting. */
    private static final String TO_THE_END = """
            WITH first AS (DELETE FROM line_check WHERE id = (SELECT min(id) FROM line_check) RETURNING key)
            INSERT INTO line_check (key) SELECT key FROM first""";

    private final Database database;
    private final LineWatch watch;
    private final EventBook book;
    private final TriggerSettings settings;
    private final WorkLoop loop;

    LineLoop(Database database, LineWatch watch, EventBook book, TriggerSettings settings) {
        this.database = database;
        this.watch = watch;
        this.book = book;
        this.settings = settings;
        this.loop = new WorkLoop("line-loop", settings.linePoll(), this::turn);
    }

    void started(@Observes StartupEvent event) {
        loop.start();
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return how long to wait before the next turn */
    private Duration turn() {
        try {
            if (database.inTransaction(this::lookAtFirst)) {
                return Duration.ZERO;
            }
            loop.keepHouse(book::forgetOld);
            return settings.linePoll();
        } catch (RuntimeException e) {
            LOG.errorf(e, "cause=\"%s\" msg=\"a line waits to be looked at\"", e.getMessage());
            putOff();
            return WorkLoop.LONGEST_PAUSE;
        }
    }

    private boolean lookAtFirst(Transaction tx) {
        Optional<Row> first = tx.queryOne(FIRST);
        first.ifPresent(row -> {
            String key = row.getString("key");
            tx.later(DONE, key);
            watch.look(tx, key, row.getOffsetDateTime("now").toInstant());
        });
        return first.isPresent();
    }

    private void putOff() {
        try {
            database.runInTransaction(tx -> tx.execute(TO_THE_END));
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"the next turn comes\"", e.getMessage());
        }
    }
}
