package io.ringback.simulator.clock;

/** Work that is due at a moment of {@link System#nanoTime()}; equal moments keep the order in which they were asked for. */
public final class Timer implements Comparable<Timer> {
    private final long due;
    private final long sequence;
    private volatile Runnable work;
    private volatile boolean cancelled;

    Timer(long due, long sequence, Runnable work) {
        this.due = due;
        this.sequence = sequence;
        this.work = work;
    }

    /** Forgets the work; harmless when it has already run. */
    public void cancel() {
        cancelled = true;
        // The queue may hold this timer for minutes: let go of the call it belongs to.
        work = () -> {};
    }

    boolean cancelled() {
        return cancelled;
    }

    long due() {
        return due;
    }

    Runnable work() {
        return work;
    }

    @Override
    public int compareTo(Timer other) {
        int byTime = Long.compare(due - other.due, 0);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
