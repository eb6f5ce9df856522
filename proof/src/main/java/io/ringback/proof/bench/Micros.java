package io.ringback.proof.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Histograms of microseconds, up to a minute, three digits. */
final class Micros {
    private static final long HIGHEST = TimeUnit.MINUTES.toMicros(1);

    private Micros() {}

    /** One that many threads may fill. */
    static Histogram histogram() {
        return new ConcurrentHistogram(HIGHEST, 3);
    }

    /** Adds a span; what lies outside of the range counts as its nearest end. */
    static void add(Histogram histogram, Duration span) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(span.toNanos()), 0, HIGHEST));
    }

    static void addNanos(Histogram histogram, long nanos) {
        add(histogram, Duration.ofNanos(nanos));
    }
}
