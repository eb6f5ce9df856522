package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.local.servers.EmbeddedKafka;
import io.ringback.local.servers.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = Stage.empty();
        Stage.freshTopics(Topic.CALL_EVENTS, Topic.CALLBACK_STATES);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void message_of_a_commit_arrives_as_it_was_published_and_leaves_the_table() throws Exception {
        var event = CallFacts.answered(Ids.next(), 1);
        try (var relay = started(RelaySettings.defaults())) {
            var id = stage.database().inTransaction(tx -> {
                tx.continueTrace(TRACE);
                return tx.publish(Topic.CALL_EVENTS, event);
            });

            var record = Stage.records(Topic.CALL_EVENTS.wireName(), 1).getFirst();

            var headers = CloudEventHeaders.readFrom(record.headers());
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(event.partitionKey());
            assertThat(record.value()).isEqualTo(Json.write(event));
            assertThat(headers)
                    .isEqualTo(new CloudEventHeaders(
                            id, "LegAnswered", "/ringback/engine-service", headers.time(), TRACE));
            await().atMost(LIMIT).until(() -> stage.outboxSize() == 0);
            assertThat(relay.health().sentence()).startsWith("outbox: ");
        }
    }

    @Test
    void relay_that_was_never_started_closes_all_the_same() {
        var relay = new OutboxRelay(stage.database(), Stage.settings());

        relay.close();

        assertThat(relay.isHealthy()).isFalse();
    }

    @Test
    void message_of_a_rolled_back_transaction_is_never_sent() {
        var kept = CallFacts.answered(Ids.next(), 1);
        try (var _ = started(RelaySettings.defaults())) {
            try {
                stage.database().runInTransaction(tx -> {
                    tx.publish(Topic.CALL_EVENTS, CallFacts.answered(Ids.next(), 1));
                    throw new IllegalStateException("changed our mind");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("changed our mind");
            }
            stage.database().runInTransaction(tx -> tx.publish(Topic.CALL_EVENTS, kept));

            assertThat(bodies(1)).containsExactly(Json.write(kept));
        }
    }

    @Test
    void message_committed_before_a_crash_is_sent_after_the_restart() {
        var event = CallFacts.answered(Ids.next(), 1);
        stage.database().runInTransaction(tx -> tx.publish(Topic.CALL_EVENTS, event));

        try (var _ = started(RelaySettings.defaults())) {
            assertThat(bodies(1)).containsExactly(Json.write(event));
        }
    }

    @Test
    void messages_of_one_transaction_keep_their_order() {
        var call = Ids.next();
        var facts = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> CallFacts.answered(call, number))
                .toList();
        try (var _ = started(RelaySettings.defaults())) {
            stage.database().runInTransaction(tx -> facts.forEach(fact -> tx.publish(Topic.CALL_EVENTS, fact)));

            var expected = facts.stream().map(CallEvent::number).toList();
            assertThat(Stage.records(Topic.CALL_EVENTS.wireName(), 50).stream()
                            .map(CallFacts::number)
                            .toList())
                    .isEqualTo(expected);
        }
    }

    @Test
    void two_replicas_share_the_shards_and_the_survivor_takes_all() {
        var settings = RelayProcess.FAST;
        try (var stays = started(settings)) {
            await().atMost(LIMIT).until(() -> stays.gauges().shards() == 16);
            try (var leaves = started(settings)) {
                await().atMost(LIMIT)
                        .until(() -> List.of(
                                        stays.gauges().shards(), leaves.gauges().shards())
                                .equals(List.of(8, 8)));
                assertThat(stays.gauges().replicas()).isEqualTo(2);
            }
            await().atMost(LIMIT).until(() -> stays.gauges().shards() == 16);
        }
    }

    @Test
    void missing_topic_stops_its_shard_alone_and_says_so() throws Exception {
        var stuck = callOfShard(3);
        var free = callOfShard(4);
        try (var relay = started(RelaySettings.defaults())) {
            stage.database().runInTransaction(tx -> {
                tx.publish(Topic.CALL_CDRS, CallFacts.answered(stuck, 1));
                tx.publish(Topic.CALL_EVENTS, CallFacts.answered(stuck, 2));
                tx.publish(Topic.CALL_EVENTS, CallFacts.answered(free, 1));
            });

            var before = Stage.records(Topic.CALL_EVENTS.wireName(), 1);
            assertThat(CallFacts.firstOccurrences(before, free)).containsExactly(1);
            assertThat(CallFacts.firstOccurrences(before, stuck)).isEmpty();
            await().atMost(LIMIT).until(() -> relay.health().sentence().startsWith("outbox: shard 3 cannot be sent"));

            Stage.freshTopics(Topic.CALL_CDRS);
            assertThat(CallFacts.firstOccurrences(Stage.records(Topic.CALL_EVENTS.wireName(), 2), stuck))
                    .containsExactly(2);
            await().atMost(LIMIT).until(relay::isHealthy);
        } finally {
            try (var admin = KafkaClients.admin(Stage.settings())) {
                admin.deleteTopics(List.of(Topic.CALL_CDRS.wireName())).all().get();
            }
        }
    }

    @Test
    void messages_published_while_the_broker_is_away_arrive_in_order_when_it_is_back(@TempDir Path folder)
            throws Exception {
        int port = Ports.free();
        int controller = Ports.free();
        var settings = MessagingSettings.of("127.0.0.1:" + port, "engine-service", Stage.PARTITIONS, 1);
        var call = Ids.next();
        try (var relay = new OutboxRelay(stage.database(), settings, RelayProcess.FAST)) {
            relay.start();
            publish(call, 1, 40);
            await().atMost(LIMIT).until(() -> !relay.isHealthy());
            try (var _ = EmbeddedKafka.start(folder, port, controller)) {
                Topics.ensure(settings, List.of(Topic.CALL_EVENTS), LIMIT);
                await().atMost(LIMIT).until(() -> stage.outboxSize() == 0 && relay.isHealthy());
            }
            publish(call, 41, 80);
            await().atMost(LIMIT).until(() -> !relay.isHealthy());
            publish(call, 81, 120);
            try (var _ = EmbeddedKafka.start(folder, port, controller)) {
                await().atMost(LIMIT).until(() -> stage.outboxSize() == 0 && relay.isHealthy());

                assertThat(CallFacts.firstOccurrences(Stage.records(settings, Topic.CALL_EVENTS.wireName(), 120), call))
                        .isEqualTo(IntStream.rangeClosed(1, 120).boxed().toList());
            }
        }
    }

    private void publish(UUID call, int from, int to) {
        for (int number = from; number <= to; number++) {
            var fact = CallFacts.answered(call, number);
            stage.database().runInTransaction(tx -> tx.publish(Topic.CALL_EVENTS, fact));
        }
    }

    private OutboxRelay started(RelaySettings settings) {
        var relay = new OutboxRelay(stage.database(), Stage.settings(), settings);
        relay.start();
        return relay;
    }

    private static List<byte[]> bodies(int count) {
        return Stage.records(Topic.CALL_EVENTS.wireName(), count).stream()
                .map(record -> record.value())
                .toList();
    }

    private static UUID callOfShard(int shard) {
        while (true) {
            var call = Ids.next();
            if (OutboxRow.shardOf(call.toString()) == shard) {
                return call;
            }
        }
    }
}
