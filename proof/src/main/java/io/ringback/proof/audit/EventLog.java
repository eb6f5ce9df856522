package io.ringback.proof.audit;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics, read from their beginning to where they end when the reading begins. Belongs to no consumer group. */
final class EventLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final Admin admin;

    EventLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) LIMIT.dividedBy(2).toMillis()));
    }

    Admin admin() {
        return admin;
    }

    /** Every record of a topic, partition by partition in order; nothing where there is no such topic. */
    void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, LIMIT);
            long until = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), LIMIT) < end.getValue())) {
                var records = consumer.poll(POLL);
                records.forEach(action);
                if (!records.isEmpty()) {
                    until = System.nanoTime() + LIMIT.toNanos();
                } else if (System.nanoTime() - until > 0) {
                    throw new IllegalStateException(topic + " cannot be read to its end");
                }
            }
        }
    }

    /** Every message of a topic; what cannot be read is left to whoever checks the dead letters. */
    void messages(Topic topic, Consumer<Message> action) {
        each(topic.wireName(), record -> read(topic, record.value()).ifPresent(action));
    }

    /** What an answer of the broker holds. */
    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        if (!answer(admin.listTopics().names()).contains(topic)) {
            return List.of();
        }
        return consumer.partitionsFor(topic, LIMIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static Optional<Message> read(Topic topic, byte[] value) {
        try {
            return Optional.of(Json.read(topic, value));
        } catch (UnreadableMessage e) {
            return Optional.empty();
        }
    }
}
