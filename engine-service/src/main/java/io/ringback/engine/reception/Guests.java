package io.ringback.engine.reception;

import io.ringback.engine.inbound.Arrival;
import io.ringback.engine.inbound.InboundCall;
import io.ringback.engine.inbound.Switchboard;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Whom inbound calls are for.
 *
 * @param known whether all access numbers are known by now
 */
record Guests(Switchboard switchboard, BooleanSupplier known) {
    boolean complete() {
        return known.getAsBoolean();
    }

    Optional<InboundCall> call(Arrival arrival, UUID eventId) {
        return switchboard.call(arrival, eventId);
    }
}
