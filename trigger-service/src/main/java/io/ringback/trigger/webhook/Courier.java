package io.ringback.trigger.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.trigger.TriggerSettings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sees to it that what is due is sent. A receiver that hangs holds up its own notices only: each webhook has few places
 * of the many.
 */
@Singleton
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final NoticeTable table;
    private final Postman postman;
    private final int places;
    private final int placesEach;
    private final Semaphore free;
    private final Semaphore pokes = new Semaphore(0);
    private final Map<UUID, AtomicInteger> underWay = new ConcurrentHashMap<>();
    // Finding the address of a name blocks its thread, so these are real ones.
    private final ExecutorService threads;
    private final Thread loop = Thread.ofVirtual().name("courier").unstarted(this::run);
    private long nextPurge = System.nanoTime();
    private volatile boolean stopping;

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
        loop.start();
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        poke();
        loop.join(END_LIMIT);
        threads.shutdownNow();
    }

    /** There may be something to send. */
    void poke() {
        if (pokes.availablePermits() == 0) {
            pokes.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                pokes.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                pokes.drainPermits();
                look();
                keepHouse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("cause=\"%s\" msg=\"notices wait\"", e.getMessage());
            }
        }
    }

    private void look() {
        for (UUID webhookId : table.waiting()) {
            var busy = underWay.computeIfAbsent(webhookId, _ -> new AtomicInteger());
            int room = Math.min(placesEach - busy.get(), free.availablePermits());
            if (stopping || room <= 0) {
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
