package io.ringback.rating.hold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.attempt.ExpiredHolds;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Gives holds back nobody came back for: never dialled, or long over. Replicas may do it at the same time. The attempt
 * stays unsettled; should its end still be told, what is there then is taken, and the rest absorbed.
 */
@Singleton
public class HoldSweeper {
    private static final Logger LOG = Logger.getLogger(HoldSweeper.class);

    /** Holds looked at in one go; the next go follows at once if there are more. */
    private static final int AT_ONCE = 100;

    /** A second delivery of a dry run, or of a request with a quote, comes sooner than this. */
    private static final Duration ANSWERS_KEPT = Duration.ofDays(8);

    private final Database database;
    private final ExpiredHolds holds;
    private final InstantSource clock;
    private final Duration interval;
    private final AtomicLong openHolds = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("hold-sweeper").unstarted(this::run);

    HoldSweeper(Database database, ExpiredHolds holds, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.holds = holds;
        this.clock = clock;
        this.interval = config.sweepInterval();
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("ringback.rating.holds.open", openHolds, AtomicLong::get)
                .description("Holds of attempts that are not settled")
                .register(registry);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(20));
    }

    /**
     * Gives back every hold that has expired.
     *
     * @return how many
     */
    public int sweep(Instant now) {
        int released = 0;
        List<UUID> expired;
        do {
            expired = expired(now);
            for (UUID attemptId : expired) {
                released += database.inTransaction(tx -> holds.giveBack(tx, attemptId, now)) ? 1 : 0;
            }
        } while (expired.size() == AT_ONCE);
        return released;
    }

    private List<UUID> expired(Instant now) {
        return database
                .read(
                        "SELECT id FROM attempt WHERE hold_open AND hold_expires_at <= $1 ORDER BY hold_expires_at LIMIT $2",
                        now,
                        AT_ONCE)
                .stream()
                .map(row -> row.getUUID("id"))
                .toList();
    }

    /** Forgets answers to dry runs, and quotes, that nobody can ask for any more. */
    public void purge(Instant now) {
        Instant kept = now.minus(ANSWERS_KEPT);
        database.runInTransaction(tx -> tx.execute("DELETE FROM evaluation WHERE answered_at < $1", kept));
        database.runInTransaction(tx -> tx.execute("DELETE FROM quote WHERE expires_at < $1", kept));
    }

    private void run() {
        try {
            while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            var now = clock.instant();
            sweep(now);
            var counted = database.read("SELECT count(*) AS open FROM attempt WHERE hold_open");
            openHolds.set(counted.getFirst().getLong("open"));
            purge(now);
        } catch (RuntimeException e) {
            // The next turn tries again; holds that stay too long only keep money from being spent.
            LOG.errorf(e, "msg=\"holds not swept\"");
        }
    }
}
