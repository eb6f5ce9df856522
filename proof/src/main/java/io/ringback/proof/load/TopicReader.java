package io.ringback.proof.load;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.contracts.values.CallbackStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows callbacks on their topics, from the moment it is made. Belongs to no consumer group. */
final class TopicReader implements AutoCloseable {
    private static final List<Topic> TOPICS = List.of(Topic.CALL_EVENTS, Topic.CALLBACK_STATES, Topic.CALL_CDRS);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofMillis(200);
    private static final Set<CallbackStatus> TERMINAL =
            EnumSet.range(CallbackStatus.COMPLETED, CallbackStatus.EVALUATED);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Courses courses;
    private final Thread thread;
    private volatile boolean closed;

    TopicReader(String bootstrapServers, Courses courses) {
        this.courses = courses;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position does it.
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("load-topics").start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                poll();
            }
        } catch (WakeupException e) {
            // Closed: that is how a poll ends.
        }
    }

    private void poll() {
        try {
            for (var polled : consumer.poll(POLL)) {
                hear(polled, System.nanoTime());
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            // The broker may be away for a while under faults; the position is kept.
            rest();
        }
    }

    private void hear(ConsumerRecord<String, byte[]> polled, long nanos) {
        try {
            var topic = Topic.named(polled.topic());
            if (topic == Topic.CALL_CDRS) {
                courses.of(UUID.fromString(polled.key())).recorded(nanos);
            } else if (isWorthReading(topic, polled.value())) {
                switch (Json.read(topic, polled.value())) {
                    case CallEvent event
                    when event.fact() instanceof LegDialing ->
                        courses.of(event.callbackId()).dialled(event.at());
                    case CallbackStateChanged step
                    when TERMINAL.contains(step.status()) ->
                        courses.of(step.callbackId()).ended(step.status(), nanos);
                    default -> {}
                }
            }
        } catch (UnreadableMessage e) {
            // The audit's business: it looks at the dead letters.
        }
    }

    /** Reading all of every message would cost more than what is measured. */
    private static boolean isWorthReading(Topic topic, byte[] value) {
        var text = new String(value, StandardCharsets.ISO_8859_1);
        return topic == Topic.CALL_EVENTS
                ? text.contains("\"LegDialing\"")
                : TERMINAL.stream().anyMatch(status -> text.contains("\"" + status + "\""));
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
