package io.ringback.trigger.sms;

import io.ringback.contracts.values.Party;
import java.util.UUID;

/**
 * A message to one phone.
 *
 * @param id the same for each time it is sent, for gateways that tell a repeat by it
 * @param from what the phone shows as its sender; empty if the gateway says it
 * @param text may hold a secret
 */
public record SmsMessage(UUID id, Party.E164 to, String from, String text) {
    /** Nobody reads it in a log. */
    @Override
    public String toString() {
        return "SmsMessage[" + id + "]";
    }
}
