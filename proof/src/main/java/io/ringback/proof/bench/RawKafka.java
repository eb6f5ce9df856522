package io.ringback.proof.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One record at a time from a producer to a consumer, over a topic of its own that is deleted afterwards.
 *
 * @param servers {@code host:port}
 */
record RawKafka(String servers) {
    private static final String TOPIC = "bench.raw.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As long as an authorisation is. */
    private static final int BODY_BYTES = 1_000;

    Histogram run(Duration span) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            try {
                return passOn(span);
            } finally {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a topic of its own cannot be had: " + e.getCause(), e);
        }
    }

    private Histogram passOn(Duration span) {
        var latency = Micros.histogram();
        Map<String, Object> common = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0);
        try (var producer = new KafkaProducer<>(common, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long until = System.nanoTime() + span.toNanos();
            // The first one waits for the clients to find their way.
            passOne(producer, consumer);
            while (System.nanoTime() < until) {
                long begun = System.nanoTime();
                passOne(producer, consumer);
                Micros.addNanos(latency, System.nanoTime() - begun);
            }
        }
        return latency;
    }

    private static void passOne(KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
        var _ = producer.send(new ProducerRecord<>(TOPIC, new byte[BODY_BYTES]));
        if (consumer.poll(PATIENCE).isEmpty()) {
            throw new IllegalStateException("a record was not there after " + PATIENCE.toSeconds() + " s");
        }
    }
}
