package io.ringback.trigger.webhook;

import io.ringback.trigger.notice.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice about to be sent.
 *
 * @param data JSON of what happened
 * @param tries this one included
 * @param keys it is signed with, the newest first
 */
record Notice(
        UUID webhookId,
        long order,
        String event,
        String data,
        Instant happenedAt,
        int tries,
        String url,
        List<SigningKey> keys) {

    /** The same for every try, so that a receiver can tell a repeat. */
    String messageId() {
        return "msg_" + webhookId + "_" + order;
    }

    /** The same for every try, byte by byte. */
    String body() {
        return "{\"type\":\"" + event + "\",\"timestamp\":\"" + happenedAt + "\",\"order\":" + order + ",\"data\":"
                + data + "}";
    }

    /** Signatures of this try by every key that is in force. */
    String signatures(Instant sentAt) {
        var body = body();
        return String.join(
                " ",
                keys.stream().map(key -> key.sign(messageId(), sentAt, body)).toList());
    }
}
