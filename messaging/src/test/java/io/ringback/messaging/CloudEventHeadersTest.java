package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final CloudEventHeaders EVENT = new CloudEventHeaders(
            UUID.fromString("019ca000-0000-7000-8000-000000000001"),
            "AttemptRequested",
            "/ringback/trigger-service",
            CallFacts.AT,
            TRACE);

    @Test
    void headers_are_those_of_the_binary_mode() {
        var headers = new RecordHeaders();
        EVENT.writeTo(headers);

        assertThat(texts(headers))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "019ca000-0000-7000-8000-000000000001",
                        "ce_type", "AttemptRequested",
                        "ce_source", "/ringback/trigger-service",
                        "ce_time", "2026-03-01T10:00:00Z",
                        "content-type", "application/json",
                        "traceparent", TRACE));
    }

    @Test
    void what_is_written_is_read() throws Exception {
        var untraced = new CloudEventHeaders(EVENT.id(), EVENT.type(), EVENT.source(), EVENT.time(), null);
        for (var event : new CloudEventHeaders[] {EVENT, untraced}) {
            var headers = new RecordHeaders();
            event.writeTo(headers);
            assertThat(CloudEventHeaders.readFrom(headers)).isEqualTo(event);
        }
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_name() {
        assertRefused("ce_id", null, "header ce_id is missing");
        assertRefused("ce_id", "17", "ce_id is no UUID");
        assertRefused("ce_time", "yesterday", "ce_time is no instant");
        assertRefused("ce_type", null, "header ce_type is missing");
        assertRefused("ce_specversion", "2.0", "ce_specversion is not 1.0");
    }

    private static void assertRefused(String name, @Nullable String value, String why) {
        var headers = new RecordHeaders();
        EVENT.writeTo(headers);
        headers.remove(name);
        if (value != null) {
            headers.add(name, CloudEventHeaders.bytes(value));
        }
        assertThatThrownBy(() -> CloudEventHeaders.readFrom(headers))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage(why);
    }

    private static Map<String, String> texts(Headers headers) {
        return Stream.of(headers.toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
