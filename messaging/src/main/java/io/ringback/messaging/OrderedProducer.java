package io.ringback.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends without ever letting a later record overtake an earlier one of its partition. The idempotent producer keeps the
 * order through its own retries, but once it gives a record up it goes on with the next. So the first failure closes it
 * at once, from within its own thread, before it can send anything more; a new one takes its place.
 */
final class OrderedProducer {
    private final MessagingSettings settings;
    private final RelaySettings relay;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile boolean broken;

    OrderedProducer(MessagingSettings settings, RelaySettings relay) {
        this.settings = settings;
        this.relay = relay;
    }

    /** After this nothing more is sent until {@link #reopen}; every record that is not yet acknowledged fails. */
    boolean broken() {
        return broken;
    }

    /** Answers each flight on the producer's thread, or on this one if the record could not even be queued. */
    void send(OutboxTable.Stored stored, Flights.Flight flight) {
        var row = stored.row();
        var record = new ProducerRecord<>(
                row.topic(), null, bytes(row.key()), row.body().getBytes());
        new CloudEventHeaders(row.eventId(), row.type(), settings.source(), row.time(), row.trace())
                .writeTo(record.headers());
        var caller = Thread.currentThread();
        try {
            // The callback hears of every failure; the future would only tell the same again.
            var _ = open().send(record, (_, failure) -> {
                if (failure == null) {
                    flight.acknowledged(stored.id());
                    return;
                }
                if (!Thread.currentThread().equals(caller)) {
                    abort();
                }
                flight.failed(failure);
            });
        } catch (RuntimeException e) {
            flight.failed(e);
        }
    }

    /**
     * Sends what was handed over without waiting for more: it is all there is. Returns at once; the flights are answered as
     * ever.
     */
    void hurry() {
        var open = producer;
        if (open != null && !broken) {
            // The producer's own flush waits for the answers, too, which nobody here has the time for.
            Thread.startVirtualThread(open::flush);
        }
    }

    /** Stops sending at once. Callable from any thread. */
    void abort() {
        broken = true;
        var open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /** Only when nothing is on its way any more. */
    void reopen() {
        close(Duration.ZERO);
        broken = false;
    }

    void close(Duration limit) {
        var open = producer;
        producer = null;
        if (open != null) {
            open.close(limit);
        }
    }

    private KafkaProducer<byte[], byte[]> open() {
        var open = producer;
        if (open == null) {
            open = KafkaClients.producer(settings, "outbox", relay.requestTimeout(), relay.deliveryTimeout());
            producer = open;
        }
        return open;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
