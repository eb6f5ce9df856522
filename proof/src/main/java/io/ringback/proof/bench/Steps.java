package io.ringback.proof.bench;

import io.ringback.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * When a callback's request and its authorisation were written and when they were handed to the broker, as the records
 * themselves say. Made before the requests, read after them.
 */
final class Steps implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String TIME_HEADER = "ce_time";

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UUID, Stamp> requested = new HashMap<>();
    private final Map<UUID, Stamp> authorized = new HashMap<>();

    /**
     * Two moments of a message.
     *
     * @param written inside of its transaction
     * @param sent handed to the producer after the commit; whole milliseconds
     */
    record Stamp(Instant written, Instant sent) {}

    Steps(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = List.of(Topic.CALLBACK_REQUESTS, Topic.CALLBACK_AUTHORIZATIONS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position does it.
        partitions.forEach(consumer::position);
    }

    /** Reads to the end. */
    void read() {
        for (var polled = consumer.poll(POLL); !polled.isEmpty(); polled = consumer.poll(POLL)) {
            polled.forEach(this::keep);
        }
    }

    /** The first message of the callback on callback.requests.v1. */
    Map<UUID, Stamp> requested() {
        return requested;
    }

    /** The first one on callback.authorizations.v1. */
    Map<UUID, Stamp> authorized() {
        return authorized;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void keep(ConsumerRecord<String, byte[]> polled) {
        var written = polled.headers().lastHeader(TIME_HEADER);
        if (written != null) {
            var stamp = new Stamp(
                    Instant.parse(new String(written.value(), StandardCharsets.UTF_8)),
                    Instant.ofEpochMilli(polled.timestamp()));
            var stamps = polled.topic().equals(Topic.CALLBACK_REQUESTS.wireName()) ? requested : authorized;
            stamps.putIfAbsent(UUID.fromString(polled.key()), stamp);
        }
    }
}
