package io.ringback.proof.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Histograms of microseconds: three digits, up to an hour. */
final class Latencies {
    private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

    private Latencies() {}

    static Histogram empty() {
        return new Histogram(HIGHEST_MICROS, 3);
    }

    /** Adds a latency; what lies outside the range counts as its nearest end. */
    static void add(Histogram histogram, long micros) {
        histogram.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
    }

    static void add(Histogram histogram, Duration latency) {
        add(histogram, TimeUnit.NANOSECONDS.toMicros(latency.toNanos()));
    }
}
