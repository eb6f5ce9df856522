package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageConsumerTest extends ConsumerTest {
    @Test
    void messages_of_a_key_are_handled_in_order() {
        var call = Ids.next();
        CallFacts.send(facts(call, 1, 250));

        try (var _ = started(ConsumerTest::apply)) {
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
}
