package io.ringback.messaging;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Messages to send, and what tests read of them. */
final class CallFacts {
    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private CallFacts() {}

    /** The n-th fact of a call; callback and attempt share an id. */
    static CallEvent answered(UUID call, int number) {
        return new CallEvent(call, call, number, AT, false, new CallFact.LegAnswered(Leg.CALLER, 1));
    }

    static Received<CallEvent> received(CallEvent event) {
        return new Received<>(event, Ids.next(), Topic.CALL_EVENTS, 0, 0, event.partitionKey(), AT, null);
    }

    static ProducerRecord<byte[], byte[]> record(Topic topic, Message message, UUID eventId, @Nullable String trace) {
        var record = raw(topic, message.partitionKey(), Json.write(message));
        new CloudEventHeaders(eventId, Json.typeOf(message), "/ringback/test", AT, trace).writeTo(record.headers());
        return record;
    }

    static ProducerRecord<byte[], byte[]> raw(Topic topic, String key, byte[] body) {
        return new ProducerRecord<>(topic.wireName(), null, key.getBytes(StandardCharsets.UTF_8), body);
    }

    static void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (var sender = new DeadLetters(Stage.settings(), "test-sender")) {
            records.forEach(sender::send);
        }
    }

    static int number(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ((CallEvent) Json.read(Topic.CALL_EVENTS, record.value())).number();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }

    /** Numbers of one key as they lie on the topic, without those that came a second time. */
    static List<Integer> firstOccurrences(List<ConsumerRecord<byte[], byte[]>> records, UUID call) {
        var numbers = new ArrayList<Integer>();
        for (var record : records) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(call.toString())) {
                int number = number(record);
                if (!numbers.contains(number)) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }
}
