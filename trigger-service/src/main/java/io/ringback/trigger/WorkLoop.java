package io.ringback.trigger;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks for work again and again, on a thread of its own, until it is stopped. */
public final class WorkLoop {
    /** After a turn that failed. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Duration first;
    private final Supplier<Duration> turn;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private long nextHousekeeping = System.nanoTime();

    /**
     * @param name of its thread
     * @param first how long to wait before the first turn
     * @param turn does what there is to do, and says how long to wait before the next one; it throws nothing
     */
    public WorkLoop(String name, Duration first, Supplier<Duration> turn) {
        this.first = first;
        this.turn = turn;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits for the present turn, but not for ever. */
    public void stop() throws InterruptedException {
        stop.countDown();
        thread.join(END_LIMIT);
    }

    /** Tidies up in the first turn, and after that every ten minutes; called by each turn. */
    public void keepHouse(Runnable tidying) {
        if (System.nanoTime() - nextHousekeeping >= 0) {
            nextHousekeeping = System.nanoTime() + HOUSEKEEPING.toNanos();
            tidying.run();
        }
    }

    private void run() {
        Duration pause = first;
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
