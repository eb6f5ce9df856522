package io.ringback.edge.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.OutboxRelay;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What delivery tells Prometheus. */
@Singleton
final class Gauges {
    void register(@Observes StartupEvent event, MeterRegistry registry, OutboxRelay relay, Delivery delivery) {
        Gauge.builder("ringback.outbox.pending", relay, each -> each.gauges().pending())
                .description("Messages that are committed and not yet acknowledged by the broker")
                .register(registry);
        TimeGauge.builder(
                        "ringback.outbox.oldest",
                        relay,
                        TimeUnit.MILLISECONDS,
                        each -> each.gauges().oldestAge().toMillis())
                .description("How long the oldest of them has waited")
                .register(registry);
        FunctionCounter.builder(
                        "ringback.outbox.sent", relay, each -> each.gauges().sent())
                .description("Messages sent by this replica since its start")
                .register(registry);
        Gauge.builder("ringback.outbox.shards", relay, each -> each.gauges().shards())
                .description("Outbox shards this replica holds, 0 to 16")
                .register(registry);
        delivery.consumers()
                .forEach((group, consumer) -> Gauge.builder(
                                "ringback.consumer.healthy", consumer, each -> each.isHealthy() ? 1 : 0)
                        .description("1 while the consumer gets on with its work")
                        .tag("group", group)
                        .register(registry));
    }
}
