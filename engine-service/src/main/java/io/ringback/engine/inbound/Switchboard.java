package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.values.Party;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whom the calls that come in at a switch are for.
 *
 * @param numbers the access numbers, by their number
 * @param sandbox whether the switch is a simulated one: it takes calls to numbers of the sandbox and no others
 */
public record Switchboard(Numbering numbering, Function<String, Optional<AccessNumber>> numbers, boolean sandbox) {
    /** The call that this arrival is, empty if what was called is no access number of ours. */
    public Optional<InboundCall> call(Arrival arrival, UUID eventId) {
        String called = numbering.of(arrival.dialled());
        return Optional.of(called)
                .filter(Party.E164::isE164)
                .flatMap(numbers)
                .filter(number -> !number.removed() && number.sandbox() == sandbox)
                .map(number ->
                        new InboundCall(eventId, arrival.at(), arrival.channel(), number, arrival.ani(numbering)));
    }
}
