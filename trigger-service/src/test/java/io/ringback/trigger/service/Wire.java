package io.ringback.trigger.service;

import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.CloudEventHeaders;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The other end of the topics: says what rating and engine say, and hears what trigger-service says. */
@Singleton
class Wire {
    static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<Topic> HEARD = List.of(
            Topic.CALLBACK_REQUESTS,
            Topic.CALLBACK_STATES,
            Topic.BLOCKED_NUMBERS,
            Topic.ACCESS_NUMBERS,
            Topic.WATCHED_LINES);

    private static final List<Topic> SAID =
            List.of(Topic.CALLBACK_AUTHORIZATIONS, Topic.CALL_EVENTS, Topic.CALL_CHARGES, Topic.LINE_EVENTS);

    private final String bootstrapServers;
    private final Map<String, List<Message>> heard = new ConcurrentHashMap<>();
    private final Thread listener = Thread.ofPlatform().daemon().unstarted(this::listen);
    private final KafkaProducer<String, byte[]> producer;
    private volatile boolean stopping;

    Wire(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @PostConstruct
    void start() {
        listener.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        listener.join();
        producer.close();
    }

    /** Puts messages on a topic, one after the other. */
    void say(Topic topic, Message... messages) {
        for (Message message : messages) {
            var record = new ProducerRecord<>(topic.wireName(), message.partitionKey(), Json.write(message));
            new CloudEventHeaders(Ids.next(), Json.typeOf(message), "/ringback/test", Instant.now(), null)
                    .writeTo(record.headers());
            try {
                producer.send(record).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    void say(Topic topic, List<? extends Message> messages) {
        say(topic, messages.toArray(Message[]::new));
    }

    /** What was heard so far with this key, of one kind. */
    <M extends Message> List<M> heard(String key, Class<M> type) {
        return heard.getOrDefault(key, List.of()).stream()
                .flatMap(message -> type.isInstance(message) ? Stream.of(type.cast(message)) : Stream.<M>empty())
                .toList();
    }

    /** What was heard so far of one kind. */
    <M extends Message> List<M> heard(Class<M> type) {
        return heard.keySet().stream().flatMap(key -> heard(key, type).stream()).toList();
    }

    <M extends Message> List<M> heard(UUID callbackId, Class<M> type) {
        return heard(callbackId.toString(), type);
    }

    /** Waits for the n-th message of a kind with this key. */
    <M extends Message> M await(UUID callbackId, Class<M> type, int n) {
        Awaitility.await().atMost(LIMIT).until(() -> heard(callbackId, type).size() >= n);
        return heard(callbackId, type).get(n - 1);
    }

    /** Waits until trigger-service has handled everything that was said so far. */
    void awaitHeard() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (Topic topic : SAID) {
                Awaitility.await().atMost(LIMIT).until(() -> lag(admin, topic) == 0);
            }
        }
    }

    private static long lag(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        var topics =
                admin.describeTopics(List.of(topic.wireName())).allTopicNames().get();
        var ends = admin.listOffsets(topics.values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .collect(Collectors.toMap(
                                info -> new TopicPartition(topic.wireName(), info.partition()),
                                _ -> OffsetSpec.latest())))
                .all()
                .get();
        var committed = admin.listConsumerGroupOffsets("trigger." + topic.wireName())
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    var done = committed.get(end.getKey());
                    return end.getValue().offset() - (done == null ? 0 : done.offset());
                })
                .sum();
    }

    private void listen() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "wire-" + Ids.next(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(HEARD.stream().map(Topic::wireName).toList());
            while (!stopping) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> heard.computeIfAbsent(record.key(), _ -> new CopyOnWriteArrayList<>())
                                .add(read(Topic.named(record.topic()), record.value())));
            }
        }
    }

    private static Message read(Topic topic, byte[] body) {
        try {
            return Json.read(topic, body);
        } catch (UnreadableMessage e) {
            throw new IllegalStateException(new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
