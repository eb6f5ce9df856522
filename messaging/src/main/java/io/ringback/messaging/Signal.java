package io.ringback.messaging;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Wakes one waiting thread; signals while it is busy are kept, as one. */
final class Signal {
    private final AtomicBoolean raised = new AtomicBoolean();
    private volatile @Nullable Thread waiting;

    void raise() {
        if (raised.compareAndSet(false, true)) {
            LockSupport.unpark(waiting);
        }
    }

    /** @return whether it was raised, rather than the time being up; either way it is lowered */
    boolean await(long nanos) {
        long until = System.nanoTime() + nanos;
        waiting = Thread.currentThread();
        try {
            while (!raised.get()) {
                long left = until - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return raised.getAndSet(false);
                }
                LockSupport.parkNanos(this, left);
            }
            return raised.getAndSet(false);
        } finally {
            waiting = null;
        }
    }
}
