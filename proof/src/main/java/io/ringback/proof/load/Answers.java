package io.ringback.proof.load;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the requests were answered with, and how long that took from when they were due. */
final class Answers {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Histogram latency = Latencies.empty();
    private long again;

    /** Counts an answer, or the failure that came instead of one. */
    synchronized void count(String answer, boolean accepted, long nanos) {
        counts.merge(answer, 1L, Long::sum);
        if (accepted) {
            Latencies.add(latency, TimeUnit.NANOSECONDS.toMicros(nanos));
        }
    }

    /** Counts a request that is sent once more. */
    synchronized void countAgain() {
        again++;
    }

    synchronized long sentAgain() {
        return again;
    }

    synchronized SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** How many were answered with this. */
    synchronized long of(String answer) {
        return counts.getOrDefault(answer, 0L);
    }

    synchronized long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Histogram latency() {
        return latency.copy();
    }
}
