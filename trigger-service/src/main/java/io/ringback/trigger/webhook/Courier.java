package io.ringback.trigger.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.delivery.Rounds;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sees to it that what is due is sent. A receiver that hangs holds up its own notices only: each webhook has few places
 * of the many.
 */
@Singleton
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

    private final NoticeTable table;
    private final Postman postman;
    private final int places;
    private final int placesEach;
    private final Semaphore free;
    private final Map<UUID, AtomicInteger> underWay = new ConcurrentHashMap<>();
    // Finding the address of a name blocks its thread, so these are real ones.
    private final ExecutorService threads;
    private final Rounds rounds = new Rounds("notices", this::round);
    private long nextPurge = System.nanoTime();

    Courier(NoticeTable table, Postman postman, TriggerSettings settings) {
        this.table = table;
        this.postman = postman;
        this.places = settings.noticesInFlight();
        this.placesEach = settings.noticesInFlightEach();
        this.free = new Semaphore(places);
        this.threads = Executors.newFixedThreadPool(
                places, Thread.ofPlatform().name("courier-", 0).daemon().factory());
    }

    void started(@Observes StartupEvent event) {
        rounds.start();
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.stop();
        threads.shutdownNow();
    }

    /** There may be something to send. */
    void poke() {
        rounds.poke();
    }

    private void round() {
        look();
        keepHouse();
    }

    private void look() {
        for (UUID webhookId : table.waiting()) {
            var busy = underWay.computeIfAbsent(webhookId, _ -> new AtomicInteger());
            int room = Math.min(placesEach - busy.get(), free.availablePermits());
            if (rounds.stopping() || room <= 0) {
                continue;
            }
            for (Notice notice : table.take(webhookId, room)) {
                busy.incrementAndGet();
                free.acquireUninterruptibly();
                threads.execute(() -> send(notice, busy));
            }
        }
    }

    private void send(Notice notice, AtomicInteger busy) {
        try {
            table.answered(notice, postman.deliver(notice));
        } catch (RuntimeException e) {
            // It is due again when the time of this try is over.
            LOG.warnf(
                    "webhookId=%s order=%d cause=\"%s\" msg=\"answer not kept\"",
                    notice.webhookId(), notice.order(), e.getMessage());
        } finally {
            free.release();
            busy.decrementAndGet();
            // The next of this webhook has been waiting for the place.
            poke();
        }
    }

    private void keepHouse() {
        if (System.nanoTime() - nextPurge >= 0) {
            nextPurge = System.nanoTime() + PURGE_EVERY.toNanos();
            table.purge();
            underWay.values().removeIf(count -> count.get() == 0);
        }
    }
}
