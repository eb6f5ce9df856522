package io.ringback.rating.attempt;

import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Consumption;
import io.ringback.edge.delivery.Publishing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What this service hears, and what it says. */
final class Consumptions {
    private Consumptions() {}

    @Produces
    @Singleton
    static Consumption requests(Requests requests) {
        return Consumption.inBatches("rating.callback.requests.v1", Set.of(Topic.CALLBACK_REQUESTS), requests::handle);
    }

    @Produces
    @Singleton
    static Consumption callEvents(CallEvents events) {
        return Consumption.inBatches("rating.call.events.v1", Set.of(Topic.CALL_EVENTS), events::handle);
    }

    @Produces
    @Singleton
    static Publishing publishing() {
        return Publishing.to(Topic.CALLBACK_AUTHORIZATIONS, Topic.CALL_CHARGES, Topic.ACCOUNT_SNAPSHOTS);
    }
}
