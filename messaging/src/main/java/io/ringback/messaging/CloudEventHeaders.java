package io.ringback.messaging;

import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What every record says of itself, in the binary mode of the CloudEvents Kafka protocol binding 1.0.2 (§3.2).
 *
 * @param id of the event; a second delivery has the same
 * @param type name of the message
 * @param source service that sent it, such as {@code /ringback/trigger-service}
 * @param time when it was published
 * @param traceParent W3C trace context
 */
public record CloudEventHeaders(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable String traceParent) {
    private static final String VERSION = "1.0";
    private static final byte[] VERSION_BYTES = bytes(VERSION);
    private static final byte[] JSON = bytes("application/json");

    /** Adds them to a record's headers. */
    public void writeTo(Headers headers) {
        headers.add("ce_specversion", VERSION_BYTES);
        headers.add("ce_id", bytes(id.toString()));
        headers.add("ce_type", bytes(type));
        headers.add("ce_source", bytes(source));
        headers.add("ce_time", bytes(time.toString()));
        headers.add("content-type", JSON);
        if (traceParent != null) {
            headers.add("traceparent", bytes(traceParent));
        }
    }

    /** @throws UnreadableMessage if one is missing or makes no sense */
    public static CloudEventHeaders readFrom(Headers headers) throws UnreadableMessage {
        var version = required(headers, "ce_specversion");
        if (!version.equals(VERSION)) {
            throw new UnreadableMessage("ce_specversion is not 1.0", null);
        }
        try {
            return new CloudEventHeaders(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    optional(headers, "traceparent"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("ce_id is no UUID", e);
        } catch (DateTimeException e) {
            throw new UnreadableMessage("ce_time is no instant", e);
        }
    }

    static @Nullable String optional(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String required(Headers headers, String name) throws UnreadableMessage {
        var value = optional(headers, name);
        if (value == null) {
            throw new UnreadableMessage("header " + name + " is missing", null);
        }
        return value;
    }
}
