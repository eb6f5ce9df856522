package io.ringback.engine.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the engine counts. */
@Singleton
final class DeskMeters {
    private final DistributionSummary stepsTogether;
    private final Counter events;
    private final Counter dropped;
    private final Counter forbidden;
    private final Counter movedOn;
    private final Timer orderToWire;

    DeskMeters(MeterRegistry registry) {
        stepsTogether = DistributionSummary.builder("ringback.engine.steps.per.transaction")
                .description("calls whose steps were written together")
                .register(registry);
        events = Counter.builder("ringback.engine.switch.events")
                .description("events heard of calls of this installation")
                .register(registry);
        dropped = Counter.builder("ringback.engine.switch.events.dropped")
                .description("events that came faster than they could be handled; their switch was asked anew")
                .register(registry);
        forbidden = Counter.builder("ringback.engine.dials.forbidden")
                .description("dials the last gate did not let out")
                .register(registry);
        movedOn = Counter.builder("ringback.engine.calls.moved")
                .description("calls that waited for a switch and went on to another one that had room")
                .register(registry);
        orderToWire = Timer.builder("ringback.engine.intent.to.originate")
                .description("from the decision to dial, over its being durable, to the dial on the wire")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void turn(int steps) {
        stepsTogether.record(steps);
    }

    void event() {
        events.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void forbidden() {
        forbidden.increment();
    }

    void movedOn(int calls) {
        movedOn.increment(calls);
    }

    void originated(Duration sinceIntent) {
        orderToWire.record(sinceIntent.isNegative() ? Duration.ZERO : sinceIntent);
    }
}
