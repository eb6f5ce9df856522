package io.ringback.simulator.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which the whole switch lives. Everything that changes a channel runs here, in order, so the call
 * model needs no locks; five thousand live calls cost timers, not threads.
 *
 * <p>Real time only: durations are never scaled.
 */
public final class EventLoop implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Clock clock = Clock.systemUTC();
    private final Thread thread;
    private long sequence;
    private boolean closed;

    public EventLoop(String name) {
        thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    public EventLoop start() {
        thread.start();
        return this;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Runs {@code work} on the loop as soon as what is due before it has run. */
    public void execute(Runnable work) {
        after(Duration.ZERO, work);
    }

    /** Runs {@code work} on the loop after {@code delay}; a negative delay counts as none. */
    public Timer after(Duration delay, Runnable work) {
        long nanos = Math.max(0, delay.toNanos());
        lock.lock();
        try {
            Timer timer = new Timer(System.nanoTime() + nanos, sequence++, work);
            if (!closed) {
                timers.add(timer);
                changed.signal();
            }
            return timer;
        } finally {
            lock.unlock();
        }
    }

    /** Computes {@code question} on the loop and waits for the answer; never to be called on the loop itself. */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException own ? own : wrapped;
        }
    }

    private void run() {
        while (true) {
            Timer next = take();
            if (next == null) {
                return;
            }
            try {
                next.work().run();
            } catch (RuntimeException failure) {
                // A bug in the model of one call must not stop the others; it has to be seen, though.
                System.err.println("level=ERROR msg=\"switch thread: work failed\" error=" + failure);
                failure.printStackTrace();
            }
        }
    }

    private @Nullable Timer take() {
        lock.lock();
        try {
            while (!closed) {
                Timer first = timers.peek();
                if (first == null) {
                    changed.await();
                } else if (first.cancelled()) {
                    timers.poll();
                } else if (first.due() - System.nanoTime() <= 0) {
                    return timers.poll();
                } else {
                    changed.awaitNanos(first.due() - System.nanoTime());
                }
            }
            return null;
        } catch (InterruptedException _) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            timers.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
