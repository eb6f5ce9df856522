package io.ringback.cdr.history;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;

/** Messages in text columns, as they are on their topic. */
final class StoredMessage {
    private StoredMessage() {}

    static String text(Message message) {
        return new String(Json.write(message), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException if what we stored can no longer be read */
    static <M extends Message> M read(Topic topic, Class<M> type, String text) {
        try {
            return type.cast(Json.read(topic, text.getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("a stored message of " + topic.wireName() + " cannot be read any more", e);
        }
    }
}
