package io.ringback.cdr.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringback.cdr.record.Outcome;
import io.ringback.contracts.CallDetailRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What history tells Prometheus. */
@Singleton
final class RecordMeters {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Timer delay;

    RecordMeters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.delay = Timer.builder("ringback.cdr.delay")
                .description("From the end of an attempt to its record")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Counts a record; one of the sandbox would only be in the way of what is to be seen here. */
    void written(CallDetailRecord record) {
        if (record.sandbox()) {
            return;
        }
        registry.counter(
                        "ringback.cdr.written",
                        "outcome",
                        Outcome.of(record),
                        "correction",
                        Boolean.toString(record.version() > 1))
                .increment();
        if (record.version() == 1) {
            Duration since = Duration.between(record.endedAt(), clock.instant());
            // The switch's clock may be ahead of ours.
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }
}
