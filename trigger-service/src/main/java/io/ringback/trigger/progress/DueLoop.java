package io.ringback.trigger.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.WorkLoop;
import io.ringback.trigger.campaign.Campaigns;
import io.ringback.trigger.proving.Proofs;
import io.ringback.trigger.screening.RingBook;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes up callbacks whose time has come, by the clock of the database. Any number of replicas may do it: each takes what
 * no other has locked.
 */
@Singleton
final class DueLoop {
    private static final Logger LOG = Logger.getLogger(DueLoop.class);
    /** When one that could not be handled is looked at again. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private static final String TAKE = """
            SELECT id, state, now() AS now FROM callback
            WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED""";
    private static final String TAKE_ONE = """
            SELECT id, state, now() AS now FROM callback
            WHERE id = $1 AND due_at <= now() FOR UPDATE SKIP LOCKED""";

    private static final String PUT_OFF = """
            UPDATE callback SET due_at = now() + make_interval(secs => $2) WHERE id = $1""";

    private final Database database;
    private final DueCallbacks due;
    private final SilenceSweep silence;
    private final RingBook rings;
    private final Proofs proofs;
    private final Campaigns campaigns;
    private final TriggerSettings settings;
    private final WorkLoop loop;

    DueLoop(
            Database database,
            DueCallbacks due,
            SilenceSweep silence,
            RingBook rings,
            Proofs proofs,
            Campaigns campaigns,
            TriggerSettings settings) {
        this.database = database;
        this.due = due;
        this.silence = silence;
        this.rings = rings;
        this.proofs = proofs;
        this.campaigns = campaigns;
        this.settings = settings;
        this.loop = new WorkLoop("due-loop", settings.duePoll(), this::turn);
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
            int taken = takeAll();
            loop.keepHouse(this::forgetOld);
            return taken < settings.dueBatch() ? settings.duePoll() : Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.errorf(e, "cause=\"%s\" msg=\"due callbacks wait\"", e.getMessage());
            return WorkLoop.LONGEST_PAUSE;
        }
    }

    private int takeAll() {
        try {
            return database.inTransaction(tx -> handle(tx, tx.query(TAKE, settings.dueBatch())));
        } catch (RuntimeException e) {
            LOG.warnf("cause=\"%s\" msg=\"a batch of due callbacks failed, trying each alone\"", e.getMessage());
            return takeOneByOne();
        }
    }

    /** One that cannot be handled must not keep the others waiting. */
    private int takeOneByOne() {
        List<Row> ids = database.read(
                "SELECT id FROM callback WHERE due_at <= now() ORDER BY due_at LIMIT $1", settings.dueBatch());
        int taken = 0;
        for (Row row : ids) {
            UUID id = row.getUUID("id");
            try {
                taken += database.inTransaction(tx -> handle(tx, tx.query(TAKE_ONE, id)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "callback=%s cause=\"%s\" msg=\"a due callback cannot be handled\"", id, e.getMessage());
                database.runInTransaction(tx -> tx.execute(PUT_OFF, id, (double) LATER.toSeconds()));
            }
        }
        return taken;
    }

    private int handle(Transaction tx, List<Row> rows) {
        due.handle(tx, rows);
        return rows.size();
    }

    private void forgetOld() {
        silence.sweep();
        rings.forgetOld();
        proofs.forgetOld();
        campaigns.forgetOld();
        database.runInTransaction(tx ->
                tx.execute("DELETE FROM idempotency WHERE created_at < now() - make_interval(secs => $1)", (double)
                        settings.idempotencyLifetime().toSeconds()));
    }
}
