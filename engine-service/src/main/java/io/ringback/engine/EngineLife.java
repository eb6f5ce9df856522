package io.ringback.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.owner.Ownership;
import io.ringback.engine.reception.LineEventTable;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Starts and stops what works by itself. */
@Singleton
final class EngineLife {
    private static final Logger LOG = Logger.getLogger(EngineLife.class);
    private static final int AFTER_CONSUMERS = 100;
    private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

    private final Ownership ownership;
    private final AttemptTable attempts;
    private final LineEventTable lineEvents;
    private final EngineSettings settings;
    private final Semaphore stop = new Semaphore(0);
    private final Thread purging = Thread.ofVirtual().name("purge").unstarted(this::purge);

    EngineLife(Ownership ownership, AttemptTable attempts, LineEventTable lineEvents, EngineSettings settings) {
        this.ownership = ownership;
        this.attempts = attempts;
        this.lineEvents = lineEvents;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        ownership.start();
        purging.start();
    }

    /** After the consumers, so that no order comes to a replica that has handed its switches back. */
    void stop(@Observes @Priority(AFTER_CONSUMERS) ShutdownEvent event) throws InterruptedException {
        stop.release();
        ownership.stop();
    }

    private void purge() {
        try {
            while (!stop.tryAcquire(BETWEEN_PURGES.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    LOG.infof(
                            "attempts=%d lineEvents=%d msg=\"forgotten\"",
                            attempts.purge(settings.retention()), lineEvents.purge(settings.retention()));
                } catch (RuntimeException e) {
                    LOG.warnf("cause=\"%s\" msg=\"nothing forgotten, later again\"", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
