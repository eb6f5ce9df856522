package io.ringback.rating.trunk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.contracts.CallEvent;
import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.routing.TrunkRecord;
import io.ringback.rating.routing.TrunkRecords;
import io.ringback.rating.trunk.TrunkTally.Bucket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How the trunks do. Events are counted in memory once their transaction is committed, stored every few seconds with one
 * statement, and what all replicas have stored is read back: attempts and settlements wait for none of it. A crash loses
 * what was counted since the last time, an unclear commit may store it twice; both are seconds of a statistic.
 */
@Singleton
public class TrunkQuality {
    private static final Logger LOG = Logger.getLogger(TrunkQuality.class);

    private final Database database;
    private final TrunkQualityRows rows;
    private final InstantSource clock;
    private final RatingConfig config;
    private final TrunkTally tally;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("trunk-quality").unstarted(this::run);
    private volatile TrunkRecords records;

    TrunkQuality(Database database, TrunkQualityRows rows, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
        this.config = config;
        this.tally = new TrunkTally(config.trunkAttemptsRemembered());
        this.records = new TrunkRecords(Map.of(), config.trunkEnoughDials());
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(20));
    }

    /** Counts an event; never blocks for long. */
    public void hear(CallEvent event) {
        synchronized (tally) {
            tally.hear(event);
        }
    }

    /** How the trunks did in the time that is looked back on, as it was last read. */
    public TrunkRecords records() {
        return records;
    }

    /** Stores what was counted, and reads what all have stored. */
    public void refresh(Instant now) {
        store();
        var read = database.read(sql -> rows.since(sql, now.minus(config.trunkQualityWindow())));
        records = new TrunkRecords(read, config.trunkEnoughDials());
    }

    private void store() {
        Map<Bucket, TrunkRecord> counted;
        synchronized (tally) {
            counted = tally.drain();
        }
        if (counted.isEmpty()) {
            return;
        }
        try {
            database.runInTransaction(tx -> rows.add(tx, counted));
        } catch (RuntimeException e) {
            synchronized (tally) {
                tally.putBack(counted);
            }
            throw e;
        }
    }

    private void run() {
        try {
            turn();
            while (!stop.await(config.trunkQualityInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
            turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            var now = clock.instant();
            refresh(now);
            database.runInTransaction(tx -> rows.forgetBefore(tx, now.minus(config.trunkQualityKept())));
        } catch (RuntimeException e) {
            // The next turn tries again; until then trunks are chosen by what was known before.
            LOG.errorf(e, "msg=\"quality of trunks neither stored nor read\"");
        }
    }
}
