package io.ringback.edge.delivery;

import io.ringback.messaging.Database;
import io.ringback.messaging.Inbox;
import io.ringback.messaging.SqlFault;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Once an hour: inbox partitions are made ahead and old ones dropped. */
@Singleton
final class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);

    Housekeeping(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        try {
            do {
                keep();
            } while (!stop.await(EVERY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            Inbox.housekeep(database, clock.instant());
        } catch (SqlFault e) {
            // Partitions are made a week ahead, so the next hour is soon enough.
            LOG.warnf("cause=\"%s\" msg=\"inbox not kept, next try in an hour\"", e.getMessage());
        }
    }
}
