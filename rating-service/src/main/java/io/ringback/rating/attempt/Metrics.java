package io.ringback.rating.attempt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringback.contracts.values.RefusalReason;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What attempts tell Prometheus. */
@Singleton
class Metrics {
    private static final String AUTHORIZATIONS = "ringback.rating.authorizations";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Timer settleLag;
    private final Counter absorbed;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.settleLag = Timer.builder("ringback.rating.settle.lag")
                .description("From the end of a call to its charge")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.absorbed = Counter.builder("ringback.rating.absorbed")
                .description("Settlements whose price was not covered; each needs a look")
                .register(registry);
    }

    void authorized() {
        registry.counter(AUTHORIZATIONS, OUTCOME, "AUTHORIZED").increment();
    }

    void refused(RefusalReason reason) {
        registry.counter(AUTHORIZATIONS, OUTCOME, reason.name()).increment();
    }

    /** @param lag may be negative where the switch's clock runs ahead */
    void settled(Duration lag, boolean somethingAbsorbed) {
        settleLag.record(lag.isNegative() ? Duration.ZERO : lag);
        if (somethingAbsorbed) {
            absorbed.increment();
        }
    }
}
