package io.ringback.proof.bench.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Predicate;

/** Waits for many things, each of which comes in its own time. */
final class Waits {
    private static final Duration LOOK = Duration.ofMillis(20);

    private Waits() {}

    /** How many of them have come within the limit: all, or those that had by then. */
    static <T> long until(Collection<T> all, Predicate<T> come, Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            long there = all.stream().filter(come).count();
            if (there == all.size() || System.nanoTime() - until > 0) {
                return there;
            }
            Thread.sleep(LOOK);
        }
    }
}
