package io.ringback.proof.load;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * What a load came to. The histograms hold microseconds, counted from when the request was due, not from when it was
 * sent: a stack that is behind cannot hide it.
 *
 * @param settings what was asked for
 * @param took how long the requests were sent for
 * @param requests how many were due
 * @param answers how many were answered with what: an HTTP status, a failure's name, or {@code not sent} where too many
 *     were still waiting
 * @param sentAgain requests sent once more after a failure
 * @param ends how many accepted callbacks ended how; {@code open} for those that did not within the drain
 * @param records how many accepted callbacks have a CDR
 * @param open accepted callbacks without their end or their CDR within the drain
 * @param accepted until the 202 was there
 * @param dialled until the first dial went out, by the time of its fact
 * @param ended until the terminal state could be read from its topic
 * @param recorded until the CDR could be read from its topic
 */
public record LoadResult(
        LoadSettings settings,
        Duration took,
        int requests,
        SortedMap<String, Long> answers,
        long sentAgain,
        SortedMap<String, Long> ends,
        long records,
        List<UUID> open,
        Histogram accepted,
        Histogram dialled,
        Histogram ended,
        Histogram recorded) {
    static final String ACCEPTED = "202";
    static final String OPEN = "open";
    static final String NOT_SENT = "not sent";
    private static final String COMPLETED = "COMPLETED";

    public LoadResult {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        open = List.copyOf(open);
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }

    /** Callbacks accepted. */
    public long acceptedCount() {
        return answers.getOrDefault(ACCEPTED, 0L);
    }

    /** Callbacks that both answered. */
    public long completedCount() {
        return ends.getOrDefault(COMPLETED, 0L);
    }

    /** Callbacks accepted per second. */
    public double acceptedPerSecond() {
        return acceptedCount() / Math.max(0.001, took.toMillis() / 1000.0);
    }

    /** Whether each request was accepted and each callback came to its talk, its end and its CDR: all phones answer. */
    public boolean passed() {
        return acceptedCount() == requests && completedCount() == requests && records == requests;
    }
}
