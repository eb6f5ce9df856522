package io.ringback.proof.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one clock, the one thread and the one source of chance; what is due first happens first. */
final class World {
    static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final PriorityQueue<Task> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private final SplittableRandom random;
    private final @Nullable Story story;
    private long millis;
    private long order;

    /** @param story null if nobody reads it */
    World(long seed, @Nullable Story story) {
        this.random = new SplittableRandom(seed);
        this.story = story;
    }

    private record Task(long at, long order, Runnable work) {}

    SplittableRandom random() {
        return random;
    }

    /** Milliseconds since the start. */
    long millis() {
        return millis;
    }

    Instant now() {
        return START.plusMillis(millis);
    }

    void after(long delay, Runnable work) {
        at(millis + delay, work);
    }

    void at(long moment, Runnable work) {
        agenda.add(new Task(Math.max(millis, moment), order++, work));
    }

    void at(Instant moment, Runnable work) {
        at(Duration.between(START, moment).toMillis(), work);
    }

    /** Whether there was anything left to happen. */
    boolean step() {
        Task next = agenda.poll();
        if (next == null) {
            return false;
        }
        millis = next.at();
        next.work().run();
        return true;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Any number from the first up to the second, both included. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    void tell(String who, Supplier<String> what) {
        if (story != null) {
            story.line(millis, who, what.get());
        }
    }
}
