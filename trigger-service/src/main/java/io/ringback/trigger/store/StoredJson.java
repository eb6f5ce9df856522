package io.ringback.trigger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ringback.contracts.Json;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.ClosedAttempt;

/** How callbacks stand in the database: the rules of the messages, so fields may be added and none may go. */
public final class StoredJson {
    private static final ObjectMapper MAPPER =
            Json.mapper().copy().disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    private StoredJson() {}

    public static String write(Callback callback) {
        return text(callback);
    }

    public static String write(ClosedAttempt attempt) {
        return text(attempt);
    }

    /** @throws IllegalStateException if the text is no stored callback */
    public static Callback callback(String text) {
        return value(text, Callback.class);
    }

    /** @throws IllegalStateException if the text is no stored attempt */
    public static ClosedAttempt attempt(String text) {
        return value(text, ClosedAttempt.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store " + value.getClass().getSimpleName(), e);
        }
    }

    private static <T> T value(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored " + type.getSimpleName(), e);
        }
    }
}
