package io.ringback.proof.bench;

import io.ringback.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When requests were handed to the broker, as their records say. Made before they are due. */
final class Publications implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    Publications(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.CALLBACK_REQUESTS.wireName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position does it.
        partitions.forEach(consumer::position);
    }

    /**
     * How long after its time each was published, the first time.
     *
     * @param due when each is due
     * @param limit after which nothing more is waited for
     */
    Histogram lateness(Map<UUID, Instant> due, Duration limit) {
        var late = Micros.histogram();
        var missing = new HashMap<>(due);
        long until = System.nanoTime() + limit.toNanos();
        while (!missing.isEmpty() && System.nanoTime() - until < 0) {
            consumer.poll(POLL).forEach(record -> {
                var moment = missing.remove(UUID.fromString(record.key()));
                if (moment != null) {
                    Micros.add(late, Duration.between(moment, Instant.ofEpochMilli(record.timestamp())));
                }
            });
        }
        return late;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
