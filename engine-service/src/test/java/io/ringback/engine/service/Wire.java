package io.ringback.engine.service;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.Json;
import io.ringback.contracts.LineEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.CloudEventHeaders;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what rating would say, and hears what the engine says. */
@ApplicationScoped
public class Wire {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<CallEvent> heard = new CopyOnWriteArrayList<>();
    private final List<LineEvent> lines = new CopyOnWriteArrayList<>();
    private final Thread listening = Thread.ofPlatform().daemon().name("wire").unstarted(this::listen);

    Wire(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "tests-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        listening.start();
    }

    @PreDestroy
    void close() throws InterruptedException {
        consumer.wakeup();
        listening.join();
        producer.close();
    }

    /** Says it, on the topic it belongs to. */
    public void send(Topic topic, Message message) {
        var record = new ProducerRecord<>(
                topic.wireName(), message.partitionKey().getBytes(StandardCharsets.UTF_8), Json.write(message));
        new CloudEventHeaders(Ids.next(), Json.typeOf(message), "/ringback/tests", Instant.now(), null)
                .writeTo(record.headers());
        try {
            producer.send(record).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take " + topic, e);
        }
    }

    /** The facts of the attempt up to now, in the order they came. */
    public List<CallFact> facts(UUID attemptId) {
        return events(attemptId).stream().map(CallEvent::fact).toList();
    }

    /** The events of the attempt up to now. */
    public List<CallEvent> events(UUID attemptId) {
        return heard.stream()
                .filter(event -> event.attemptId().equals(attemptId))
                .toList();
    }

    /** What was told of lines and access numbers up to now. */
    public List<LineEvent> lines() {
        return lines;
    }

    /** Waits for a fact of this kind. */
    public <F extends CallFact> F await(UUID attemptId, Class<F> kind) {
        Awaitility.await().atMost(LIMIT).until(() -> facts(attemptId).stream().anyMatch(kind::isInstance));
        return facts(attemptId).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the end. */
    public AttemptEnded end(UUID attemptId) {
        return await(attemptId, AttemptEnded.class);
    }

    private void listen() {
        try (consumer) {
            consumer.subscribe(List.of(Topic.CALL_EVENTS.wireName(), Topic.LINE_EVENTS.wireName()));
            while (true) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::hear);
            }
        } catch (WakeupException e) {
            // The tests are over.
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topic.LINE_EVENTS.wireName())) {
                lines.add((LineEvent) Json.read(Topic.LINE_EVENTS, record.value()));
            } else {
                heard.add((CallEvent) Json.read(Topic.CALL_EVENTS, record.value()));
            }
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("the engine says what cannot be read", e);
        }
    }
}
