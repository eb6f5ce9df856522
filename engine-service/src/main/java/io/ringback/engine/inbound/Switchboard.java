package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.values.Party;
import io.ringback.engine.call.Menu;
import io.ringback.engine.call.Prompts;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whom the calls that come in at a switch are for.
 *
 * @param numbers the access numbers, by their number
 * @param lines how extensions are told from numbers
 * @param sandbox whether the switch is a simulated one: it takes calls to numbers of the sandbox and no others
 * @param menu how callers are asked for a destination
 */
public record Switchboard(
        Numbering numbering,
        Function<String, Optional<AccessNumber>> numbers,
        Extensions lines,
        boolean sandbox,
        Menu menu,
        Prompts prompts) {
    /** Who pays is decided for the callback. */
    private static final UUID NOBODY = new UUID(0, 0);

    /** The call that this arrival is, empty if what was called is none of ours, or nobody could be called back. */
    public Optional<InboundCall> call(Arrival arrival, UUID eventId) {
        return switch (arrival.entrance()) {
            case ACCESS_NUMBER -> toNumber(arrival, eventId);
            case BUSY_LINE -> toLine(arrival, eventId, true);
            case UNANSWERED_LINE -> toLine(arrival, eventId, false);
        };
    }

    private Optional<InboundCall> toNumber(Arrival arrival, UUID eventId) {
        return Optional.of(numbering.of(arrival.dialled()))
                .filter(Party.E164::isE164)
                .flatMap(numbers)
                .filter(number -> !number.removed() && number.sandbox() == sandbox)
                .map(number -> call(
                        arrival,
                        eventId,
                        new Purpose.AccessCall(number, arrival.ani(numbering), menu.of(number, NOBODY)),
                        prompts.in(number.language())));
    }

    private Optional<InboundCall> toLine(Arrival arrival, UUID eventId, boolean busy) {
        Optional<Party> waiter = arrival.restricted() ? Optional.empty() : lines.party(arrival.caller(), numbering);
        Optional<Party> line = lines.party(arrival.dialled(), numbering);
        return waiter.isEmpty() || line.isEmpty()
                ? Optional.empty()
                : Optional.of(call(
                        arrival, eventId, new Purpose.MissedLine(waiter.get(), line.get(), busy, sandbox), prompts));
    }

    private static InboundCall call(Arrival arrival, UUID eventId, Purpose purpose, Prompts prompts) {
        return new InboundCall(eventId, arrival.at(), arrival.channel(), arrival.answered(), purpose, prompts.speech());
    }
}
