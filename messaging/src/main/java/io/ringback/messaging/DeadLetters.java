package io.ringback.messaging;

import io.ringback.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts what cannot be handled aside, as the bytes that came, with the headers that came and {@code dlq-…} headers that
 * say why.
 */
final class DeadLetters implements AutoCloseable {
    static final String PREFIX = "dlq-";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LONGEST_TEXT = 1_000;

    private final MessagingSettings settings;
    private final String name;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetters(MessagingSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /**
     * Returns when the broker has it.
     *
     * @throws PassingFault if the broker does not take it
     */
    void put(ConsumerRecord<byte[], byte[]> record, String consumer, String reason, Throwable cause) {
        var letter = new ProducerRecord<>(
                Topic.named(record.topic()).deadLetterName(), null, record.key(), record.value(), record.headers());
        // A letter that was re-driven and failed again says only why it failed this time.
        withoutReasons(letter);
        add(letter, "reason", reason);
        add(letter, "exception", text(cause));
        add(letter, "topic", record.topic());
        add(letter, "partition", Integer.toString(record.partition()));
        add(letter, "offset", Long.toString(record.offset()));
        add(letter, "consumer", consumer);
        send(letter);
        LOG.errorf(
                "topic=%s partition=%d offset=%d consumer=%s reason=%s cause=\"%s\" msg=\"put on the dead-letter topic\"",
                record.topic(),
                record.partition(),
                record.offset(),
                consumer,
                reason,
                cause.getClass().getName());
    }

    /** Whether this consumer has put this record aside before, or somebody before this start of it. */
    boolean has(ConsumerRecord<byte[], byte[]> record, String consumer) {
        var topic = Topic.named(record.topic()).deadLetterName();
        try (var letters = KafkaClients.soleConsumer(settings, name + "-look")) {
            var partitions = letters.partitionsFor(topic, DELIVERY).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            letters.assign(partitions);
            letters.seekToBeginning(partitions);
            var ends = letters.endOffsets(partitions, DELIVERY);
            while (ends.entrySet().stream()
                    .anyMatch(end -> letters.position(end.getKey(), DELIVERY) < end.getValue())) {
                for (var letter : letters.poll(LOOK)) {
                    if (says(letter, "consumer", consumer)
                            && says(letter, "partition", Integer.toString(record.partition()))
                            && says(letter, "offset", Long.toString(record.offset()))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static boolean says(ConsumerRecord<byte[], byte[]> letter, String name, String value) {
        var header = letter.headers().lastHeader(PREFIX + name);
        return header != null && Arrays.equals(header.value(), CloudEventHeaders.bytes(value));
    }

    /** Sends and waits for the broker. */
    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer().send(record).get(DELIVERY.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PassingFault("dead-letter topic does not take a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PassingFault("interrupted while a dead letter was sent", e);
        }
    }

    /** Takes the headers away that were added here. */
    static void withoutReasons(ProducerRecord<byte[], byte[]> record) {
        for (Header header : record.headers().toArray()) {
            if (header.key().startsWith(PREFIX)) {
                record.headers().remove(header.key());
            }
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(GRACE);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var open = producer;
        if (open == null) {
            open = KafkaClients.producer(settings, name, REQUEST, DELIVERY);
            producer = open;
        }
        return open;
    }

    private static void add(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(PREFIX + name, CloudEventHeaders.bytes(value));
    }

    private static String text(Throwable cause) {
        var text = cause.getClass().getName() + ": " + cause.getMessage();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
