package io.ringback.rating.attempt;

import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Consumption;
import io.ringback.edge.delivery.Publishing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** What this service hears, and what it says. */
final class Consumptions {
    /** Nobody waits for what a call tells but an extension, which is asked for 30 s ahead. */
    private static final Duration EVENTS_PACE = Duration.ofMillis(50);

    private Consumptions() {}

    @Produces
    @Singleton
    static Consumption requests(Requests requests) {
        return Consumption.inBatches("rating.callback.requests.v1", Set.of(Topic.CALLBACK_REQUESTS), requests::handle);
    }

    @Produces
    @Singleton
    static Consumption callEvents(CallEvents events) {
        return Consumption.inBatches("rating.call.events.v1", Set.of(Topic.CALL_EVENTS), events::handle)
                .pacedBy(EVENTS_PACE);
    }

    @Produces
    @Singleton
    static Publishing publishing() {
        return Publishing.to(Topic.CALLBACK_AUTHORIZATIONS, Topic.CALL_CHARGES, Topic.ACCOUNT_SNAPSHOTS);
    }
}
