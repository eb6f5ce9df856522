package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageConsumerTest {
    private static final String GROUP = "engine.call.events.v1";
    private static final Topic TOPIC = Topic.CALL_EVENTS;

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = Stage.empty();
        Stage.freshTopics(TOPIC);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void messages_of_a_key_are_handled_in_order() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 250));

        try (var _ = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 250);
        }
        assertThat(stage.applied(call.toString())).isEqualTo(upTo(250));
    }

    @Test
    void second_delivery_of_an_event_changes_nothing() {
        var call = Ids.next();
        var first = fact(call, 1);
        var second = fact(call, 2);
        CallFacts.send(List.of(first, first, second, first));

        try (var _ = started((tx, message) -> {
            if (Inbox.firstTime(tx, GROUP, message.eventId())) {
                apply(tx, message);
            }
        })) {
            awaitApplied(call, 2);
            awaitCommitted(4);
        }
        assertThat(stage.applied(call.toString())).containsExactly(1, 2);
    }

    @Test
    void unreadable_bytes_go_to_the_dead_letter_topic_as_they_came_and_the_rest_is_handled() {
        var call = Ids.next();
        var poison = new byte[] {(byte) 0xff, 0, 1, 2};
        var unreadable = CallFacts.raw(TOPIC, call.toString(), poison);
        unreadable.headers().add("ce_type", CloudEventHeaders.bytes("Mystery"));
        CallFacts.send(List.of(fact(call, 1), unreadable, fact(call, 2)));

        try (var consumer = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 2);

            var letter = Stage.records(TOPIC.deadLetterName(), 1).getFirst();
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(call.toString());
            assertThat(headers(letter))
                    .isEqualTo(Map.of(
                            "ce_type", "Mystery",
                            "dlq-reason", "UNREADABLE",
                            "dlq-exception",
                                    "io.ringback.contracts.UnreadableMessage: header ce_specversion is missing",
                            "dlq-topic", TOPIC.wireName(),
                            "dlq-partition", Integer.toString(letter.partition()),
                            "dlq-offset", "1",
                            "dlq-consumer", GROUP));
            assertThat(consumer.isHealthy()).isTrue();
        }
    }

    @Test
    void unknown_type_and_missing_field_are_unreadable() {
        var call = Ids.next();
        var unknownType = json(call, """
                {"callbackId":"%1$s","attemptId":"%1$s","number":1,"at":"2026-03-01T10:00:00Z","sandbox":false,
                 "fact":{"type":"Teleported"}}""".formatted(call));
        new CloudEventHeaders(Ids.next(), "Teleported", "/test", CallFacts.AT, null).writeTo(unknownType.headers());
        var lacking = json(call, "{}");
        new CloudEventHeaders(Ids.next(), "LegAnswered", "/test", CallFacts.AT, null).writeTo(lacking.headers());
        CallFacts.send(List.of(unknownType, lacking, fact(call, 3)));

        try (var _ = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 1);
            assertThat(reasons(Stage.records(TOPIC.deadLetterName(), 2))).containsExactly("UNREADABLE", "UNREADABLE");
        }
        assertThat(stage.applied(call.toString())).containsExactly(3);
    }

    @Test
    void unknown_optional_field_is_fine() {
        var call = Ids.next();
        var record = json(call, """
                {"callbackId":"%1$s","attemptId":"%1$s","number":1,"at":"2026-03-01T10:00:00Z","sandbox":false,
                 "mood":"good","fact":{"type":"LegAnswered","leg":"CALLER","n":1}}""".formatted(call));
        new CloudEventHeaders(Ids.next(), "LegAnswered", "/test", CallFacts.AT, null).writeTo(record.headers());
        CallFacts.send(List.of(record));

        try (var _ = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 1);
        }
        assertThat(stage.applied(call.toString())).containsExactly(1);
    }

    @Test
    void record_that_cannot_be_handled_is_put_aside_and_its_batch_is_handled_without_it() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 10));

        try (var _ = started((tx, message) -> {
            apply(tx, message);
            if (number(message) == 4) {
                throw new Exception("cannot be");
            }
        })) {
            awaitApplied(call, 9);

            var letter = Stage.records(TOPIC.deadLetterName(), 1).getFirst();
            assertThat(CallFacts.number(letter)).isEqualTo(4);
            assertThat(headers(letter))
                    .containsEntry("dlq-reason", "UNHANDLED")
                    .containsEntry("dlq-exception", "java.lang.Exception: cannot be")
                    .containsEntry("ce_type", "LegAnswered");
        }
        assertThat(stage.applied(call.toString())).containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void dead_letter_is_handled_after_it_was_sent_back() {
        var call = Ids.next();
        var fixed = new AtomicBoolean();
        CallFacts.send(facts(call, 1, 2));

        try (var _ = started((tx, message) -> {
            if (!fixed.get() && number(message) == 1) {
                throw new IllegalStateException("not yet known");
            }
            apply(tx, message);
        })) {
            Stage.records(TOPIC.deadLetterName(), 1);
            fixed.set(true);
            assertThat(DeadLetterRedrive.redrive(Stage.settings(), TOPIC)).isEqualTo(1);

            awaitApplied(call, 2);
            assertThat(DeadLetterRedrive.redrive(Stage.settings(), TOPIC)).isZero();
        }
        assertThat(stage.applied(call.toString())).containsExactly(2, 1);
    }

    @Test
    void records_are_tried_again_when_the_database_ends_the_sessions() {
        var call = Ids.next();
        var ended = new AtomicInteger();
        CallFacts.send(facts(call, 1, 20));

        try (var _ = started((tx, message) -> {
            apply(tx, message);
            if (number(message) == 15 && ended.incrementAndGet() <= 3) {
                tx.execute("SELECT pg_terminate_backend(pg_backend_pid())");
            }
        })) {
            awaitApplied(call, 20);
        }
        assertThat(stage.applied(call.toString())).isEqualTo(upTo(20));
        assertThat(ended).hasValue(4);
    }

    @Test
    void passing_fault_is_told_by_the_health_and_lasts_no_longer_than_its_cause() {
        var call = Ids.next();
        var away = new AtomicBoolean(true);
        CallFacts.send(facts(call, 1, 3));

        try (var consumer = started((tx, message) -> {
            if (away.get()) {
                throw new PassingFault("snapshots not read yet", null);
            }
            apply(tx, message);
        })) {
            await().atMost(LIMIT)
                    .until(() -> consumer.health().sentence().contains("2 failures in a row: snapshots not read yet"));
            assertThat(consumer.isHealthy()).isFalse();

            away.set(false);
            awaitApplied(call, 3);
            await().atMost(LIMIT).until(consumer::isHealthy);
        }
        assertThat(stage.applied(call.toString())).containsExactly(1, 2, 3);
    }

    @Test
    void trace_goes_on_with_what_a_handler_publishes() throws Exception {
        var call = Ids.next();
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        CallFacts.send(List.of(CallFacts.record(TOPIC, CallFacts.answered(call, 1), Ids.next(), trace)));

        try (var _ = started((tx, message) -> {
            tx.publish(Topic.CALLBACK_STATES, message.message());
            apply(tx, message);
        })) {
            awaitApplied(call, 1);
        }
        assertThat(stage.database().read("SELECT trace FROM outbox").getFirst().getString("trace"))
                .isEqualTo(trace);
    }

    @Test
    void closed_consumer_has_committed_and_the_next_goes_on_after_it() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 5));
        try (var _ = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 5);
        }

        CallFacts.send(facts(call, 6, 8));
        try (var _ = started(MessageConsumerTest::apply)) {
            awaitApplied(call, 8);
        }
        assertThat(stage.applied(call.toString())).isEqualTo(upTo(8));
    }

    @Test
    void second_member_takes_over_partitions_and_both_hear_of_it() {
        var calls = Stream.generate(Ids::next).limit(30).toList();
        var first = new Hearing();
        var second = new Hearing();
        try (var _ = started(MessageConsumerTest::apply, first)) {
            await().atMost(LIMIT).until(() -> first.held.size() == Stage.PARTITIONS);
            try (var _ = started(MessageConsumerTest::apply, second)) {
                CallFacts.send(calls.stream().map(call -> fact(call, 1)).toList());
                await().atMost(LIMIT)
                        .until(() ->
                                !second.held.isEmpty() && first.held.size() + second.held.size() == Stage.PARTITIONS);
                CallFacts.send(calls.stream().map(call -> fact(call, 2)).toList());
                calls.forEach(call -> awaitApplied(call, 2));
            }
            await().atMost(LIMIT).until(() -> first.held.size() == Stage.PARTITIONS);
        }
        for (var call : calls) {
            assertThat(stage.applied(call.toString()).stream().distinct()).containsExactly(1, 2);
        }
        assertThat(first.told).startsWith("assigned").contains("revoked");
        assertThat(second.told).containsExactly("assigned", "revoked");
    }

    @Test
    void batch_handler_gets_all_of_a_poll_at_once_and_each_alone_after_a_failure() {
        var call = Ids.next();
        var sizes = new CopyOnWriteArrayList<Integer>();
        CallFacts.send(facts(call, 1, 6));

        var consumer =
                MessageConsumer.inBatches(Stage.settings(), stage.database(), GROUP, List.of(TOPIC), (tx, messages) -> {
                    sizes.add(messages.size());
                    if (messages.stream().anyMatch(message -> number(message) == 2)) {
                        throw new IllegalArgumentException("bad one");
                    }
                    messages.forEach(message -> apply(tx, message));
                });
        try (consumer) {
            consumer.start();
            awaitApplied(call, 5);
        }
        assertThat(sizes).containsExactly(6, 1, 1, 1, 1, 1, 1);
        assertThat(stage.applied(call.toString())).containsExactly(1, 3, 4, 5, 6);
    }

    private MessageConsumer started(RecordHandler handler) {
        return started(handler, PartitionListener.none());
    }

    private MessageConsumer started(RecordHandler handler, PartitionListener listener) {
        var consumer =
                new MessageConsumer(Stage.settings(), stage.database(), GROUP, List.of(TOPIC), handler, listener);
        consumer.start();
        return consumer;
    }

    private static void apply(Transaction tx, Received<? extends Message> message) {
        tx.execute("INSERT INTO applied (key, number) VALUES ($1, $2)", message.key(), number(message));
    }

    private static int number(Received<? extends Message> message) {
        return ((CallEvent) message.message()).number();
    }

    private static ProducerRecord<byte[], byte[]> fact(UUID call, int number) {
        return CallFacts.record(TOPIC, CallFacts.answered(call, number), Ids.next(), null);
    }

    private static ProducerRecord<byte[], byte[]> json(UUID call, String body) {
        return CallFacts.raw(TOPIC, call.toString(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ProducerRecord<byte[], byte[]>> facts(UUID call, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> fact(call, number))
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private void awaitApplied(UUID call, int count) {
        await().atMost(LIMIT).until(() -> stage.applied(call.toString()).size() >= count);
    }

    private static void awaitCommitted(long records) {
        try (var admin = KafkaClients.admin(Stage.settings())) {
            await().atMost(LIMIT)
                    .until(() ->
                            admin
                                            .listConsumerGroupOffsets(GROUP)
                                            .partitionsToOffsetAndMetadata()
                                            .get()
                                            .values()
                                            .stream()
                                            .mapToLong(offset -> offset.offset())
                                            .sum()
                                    == records);
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return Stream.of(record.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static List<String> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
        var reasons = new ArrayList<String>();
        letters.forEach(letter -> reasons.add(headers(letter).get("dlq-reason")));
        return reasons;
    }

    /** What a listener heard. */
    private static final class Hearing implements PartitionListener {
        final Set<Integer> held = new ConcurrentSkipListSet<>();
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void assigned(Set<Partition> partitions) {
            told.add("assigned");
            partitions.forEach(partition -> held.add(partition.number()));
        }

        @Override
        public void revoked(Set<Partition> partitions) {
            told.add("revoked");
            partitions.forEach(partition -> held.remove(partition.number()));
        }
    }
}
