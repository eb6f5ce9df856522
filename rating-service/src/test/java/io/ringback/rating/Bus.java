package io.ringback.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Json;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The other services, as far as the tests need them: says what they would say, and hears what rating says. */
@ApplicationScoped
public class Bus {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> deadLetters = new CopyOnWriteArrayList<>();
    private final Thread listening = Thread.ofPlatform().daemon().name("bus").unstarted(this::listen);

    Bus(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
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

    /** A call from request to settlement: answered, this much talk. */
    public AttemptRequested called(Wishes wish, long talkMillis) {
        var request = wish.requested();
        send(request);
        the(AttemptAuthorized.class, request.attemptId());
        send(event(request, 1, Calls.talkedFor(talkMillis)));
        the(AttemptSettled.class, request.attemptId());
        return request;
    }

    /** Says it once. */
    public void send(Message message) {
        send(message, Ids.next());
    }

    /** Says it twice, as after a crash of the sender. */
    public void sendTwice(Message message) {
        var eventId = Ids.next();
        send(message, eventId);
        send(message, eventId);
    }

    /** Waits for a message of this kind about the attempt; there must be no second one then. */
    public <M extends Message> M the(Class<M> type, UUID attemptId) {
        await().atMost(LIMIT).until(() -> !all(type, attemptId).isEmpty());
        var found = all(type, attemptId);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** Waits for the first message of this kind that fits. */
    public <M extends Message> M first(Class<M> type, Predicate<M> fits) {
        return await().atMost(LIMIT)
                .until(() -> all(type, fits), found -> !found.isEmpty())
                .getFirst();
    }

    /** Every message of this kind about the attempt heard up to now. */
    public <M extends Message> List<M> all(Class<M> type, UUID attemptId) {
        return all(type, message -> attemptOf(message).equals(attemptId));
    }

    /** Waits until so many messages of this kind fit. */
    public <M extends Message> List<M> awaitAll(Class<M> type, int count, Predicate<M> fits) {
        return await().atMost(LIMIT).until(() -> all(type, fits), found -> found.size() >= count);
    }

    /** Waits for the dead letter of this key and gives its reason headers. */
    public String deadLetterOf(UUID callbackId) {
        var record = await().atMost(LIMIT)
                .until(
                        () -> deadLetters.stream()
                                .filter(letter ->
                                        new String(letter.key(), StandardCharsets.UTF_8).equals(callbackId.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        var reasons = new ArrayList<String>();
        record.headers().forEach(header -> {
            if (header.key().startsWith("dlq-")) {
                reasons.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return String.join("\n", reasons);
    }

    /** A fact of the attempt, as the engine would tell it. */
    public static CallEvent event(CallbackRequest.AttemptRequested request, int number, CallFact fact) {
        return new CallEvent(request.callbackId(), request.attemptId(), number, Instant.now(), request.sandbox(), fact);
    }

    private <M extends Message> List<M> all(Class<M> type, Predicate<M> fits) {
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .toList();
    }

    private void send(Message message, UUID eventId) {
        var topic = switch (message) {
            case CallbackRequest _ -> Topic.CALLBACK_REQUESTS;
            case CallEvent _ -> Topic.CALL_EVENTS;
            default -> throw new IllegalArgumentException("nobody says this to rating: " + message);
        };
        var record = new ProducerRecord<>(
                topic.wireName(), message.partitionKey().getBytes(StandardCharsets.UTF_8), Json.write(message));
        new CloudEventHeaders(eventId, Json.typeOf(message), "/ringback/tests", Instant.now(), null)
                .writeTo(record.headers());
        try {
            producer.send(record).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take " + topic, e);
        }
    }

    private static UUID attemptOf(Message message) {
        return switch (message) {
            case CallbackAuthorization answer -> answer.attemptId();
            case CallCharge charge -> charge.attemptId();
            default -> throw new IllegalArgumentException("about no attempt: " + message);
        };
    }

    private void listen() {
        var topics = List.of(
                Topic.CALLBACK_AUTHORIZATIONS.wireName(),
                Topic.CALL_CHARGES.wireName(),
                Topic.ACCOUNT_SNAPSHOTS.wireName(),
                Topic.CALL_EVENTS.deadLetterName(),
                Topic.CALLBACK_REQUESTS.deadLetterName());
        try (consumer) {
            consumer.subscribe(topics);
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
            }
        } catch (WakeupException e) {
            // The tests are over.
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().endsWith(".dlq")) {
            deadLetters.add(record);
            return;
        }
        try {
            heard.add(Json.read(Topic.named(record.topic()), record.value()));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("rating says what cannot be read", e);
        }
    }
}
