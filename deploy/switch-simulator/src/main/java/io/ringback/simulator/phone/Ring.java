package io.ringback.simulator.phone;

import java.time.Instant;

/**
 * One call that reached a phone.
 *
 * @param channelId uniqueid of the channel it came on
 * @param linkedId uniqueid of the first channel of the call
 * @param commandId CommandID of the AGI command that dialled, empty for an Originate
 * @param role CALLER when rung by an Originate, CALLEE when dialled for someone
 */
public record Ring(String channelId, String linkedId, String commandId, String role, Instant at, boolean answered) {
    Ring nowAnswered() {
        return new Ring(channelId, linkedId, commandId, role, at, true);
    }
}
