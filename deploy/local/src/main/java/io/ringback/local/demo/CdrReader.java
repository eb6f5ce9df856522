package io.ringback.local.demo;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.local.process.Halt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads CDRs where anyone may read them: from their topic. Begins at its end, so it is made before the call. */
final class CdrReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    CdrReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.CALL_CDRS.wireName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position does it.
        partitions.forEach(consumer::position);
    }

    /**
     * The CDR of a callback.
     *
     * @throws Halt if it does not come in time
     */
    CallDetailRecord of(String callback, Duration limit) {
        return Patience.until(
                limit,
                () -> next(callback),
                () -> "No CDR of the callback came on " + Topic.CALL_CDRS.wireName() + " in " + limit.toSeconds()
                        + " s.");
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<CallDetailRecord> next(String callback) {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .filter(polled -> callback.equals(polled.key()))
                .map(CdrReader::read)
                .findFirst();
    }

    private static CallDetailRecord read(ConsumerRecord<String, byte[]> polled) {
        try {
            return (CallDetailRecord) Json.read(Topic.CALL_CDRS, polled.value());
        } catch (UnreadableMessage e) {
            throw new Halt("The CDR cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
