package io.ringback.trigger.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Wakes listeners when their callback has a new step; the steps themselves are read from the database. */
@Singleton
public final class StepSignals {
    private final Map<UUID, Set<Listening>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** A callback may have a new step. */
    public void signal(UUID callbackId) {
        listeners.getOrDefault(callbackId, Set.of()).forEach(Listening::wake);
    }

    /** Begins to listen; signals from now on are kept. */
    public Listening listen(UUID callbackId) {
        Listening listening = new Listening(callbackId);
        listeners.compute(callbackId, (_, others) -> {
            Set<Listening> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(listening);
            return all;
        });
        count.incrementAndGet();
        return listening;
    }

    /** Listeners on this replica. */
    int listening() {
        return count.get();
    }

    /** One listener. */
    public final class Listening implements AutoCloseable {
        private final UUID callbackId;
        private final Semaphore woken = new Semaphore(0);

        private Listening(UUID callbackId) {
            this.callbackId = callbackId;
        }

        private void wake() {
            woken.release();
        }

        /** Waits for a signal, which may have come before; several count as one. */
        public boolean await(Duration limit) throws InterruptedException {
            boolean signalled = woken.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
            woken.drainPermits();
            return signalled;
        }

        @Override
        public void close() {
            count.decrementAndGet();
            listeners.computeIfPresent(callbackId, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
