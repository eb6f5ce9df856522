package io.ringback.edge.delivery;

import io.ringback.messaging.Health;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * What delivery says of itself. A broker that is away makes a service unwell, not unready: it still accepts what the
 * outbox keeps.
 */
final class HealthChecks {
    @Produces
    @Startup
    @Singleton
    HealthCheck started(Delivery delivery) {
        return () -> HealthCheckResponse.named("consumers started")
                .status(delivery.started())
                .build();
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck caughtUp(Delivery delivery) {
        return () -> told("snapshots read", delivery.caughtUp(), delivery.snapshotHealth());
    }

    @Produces
    @Wellness
    @Singleton
    HealthCheck well(Delivery delivery) {
        return () -> {
            List<Health> parts = delivery.health();
            return told("delivery", parts.stream().allMatch(Health::healthy), parts);
        };
    }

    private static HealthCheckResponse told(String name, boolean up, List<Health> parts) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(up);
        for (int i = 0; i < parts.size(); i++) {
            response.withData(Integer.toString(i + 1), parts.get(i).sentence());
        }
        return response.build();
    }
}
