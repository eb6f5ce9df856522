package io.ringback.engine.reception;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What receptions count. */
@Singleton
final class ReceptionMeters {
    private static final String NAME = "ringback.engine.inbound";
    private static final String HELP = "calls that came in";

    private final Counter taken;
    private final Counter leftAlone;
    private final Counter tooMany;

    ReceptionMeters(MeterRegistry registry) {
        taken = counter(registry, "taken");
        leftAlone = counter(registry, "unknown_number");
        tooMany = counter(registry, "too_many");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder(NAME).description(HELP).tag("outcome", outcome).register(registry);
    }

    void taken() {
        taken.increment();
    }

    /** What was called is no access number of ours. */
    void leftAlone() {
        leftAlone.increment();
    }

    void tooMany() {
        tooMany.increment();
    }
}
