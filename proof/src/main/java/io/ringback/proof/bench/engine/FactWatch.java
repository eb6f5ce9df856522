package io.ringback.proof.bench.engine;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How attempts ended, as the engine tells everybody, from the moment it is made. */
final class FactWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UUID, End> ends = new ConcurrentHashMap<>();
    private final AtomicLong twice = new AtomicLong();
    private final Thread thread;

    /**
     * An end.
     *
     * @param fact as told
     * @param nanos when it was read, by {@link System#nanoTime()}
     */
    record End(AttemptEnded fact, long nanos) {}

    FactWatch(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "max.poll.records", 5_000, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.CALL_EVENTS.wireName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: only asking for the position does it.
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("facts").start(this::run);
    }

    Optional<End> end(UUID attempt) {
        return Optional.ofNullable(ends.get(attempt));
    }

    /** Ends that were told of an attempt that had ended. */
    long twice() {
        return twice.get();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (true) {
                for (var polled : consumer.poll(POLL)) {
                    hear(polled.value(), System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            // Closed: that is how a poll ends.
            return;
        }
    }

    /** Reading all of every message would cost more than what is measured. */
    private void hear(byte[] message, long nanos) {
        if (!new String(message, StandardCharsets.ISO_8859_1).contains("\"AttemptEnded\"")) {
            return;
        }
        try {
            if (Json.read(Topic.CALL_EVENTS, message) instanceof CallEvent event
                    && event.fact() instanceof AttemptEnded ended
                    && ends.putIfAbsent(event.attemptId(), new End(ended, nanos)) != null) {
                twice.incrementAndGet();
            }
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("a fact cannot be read: " + e.getMessage(), e);
        }
    }
}
