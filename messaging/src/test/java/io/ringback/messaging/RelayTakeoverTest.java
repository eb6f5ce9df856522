package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight writers, one relay here and one in a process of its own that does not live to the end. */
class RelayTakeoverTest {
    private static final int WRITERS = 8;
    private static final int CALLS_PER_WRITER = 5;
    private static final int FACTS_PER_CALL = 60;

    private Stage stage;
    private OutboxRelay relay;

    @BeforeEach
    void open() throws Exception {
        stage = Stage.empty(12, DatabaseSettings.defaults());
        Stage.freshTopics(Topic.CALL_EVENTS);
        relay = new OutboxRelay(stage.database(), Stage.settings(), RelayProcess.FAST);
    }

    @AfterEach
    void close() {
        relay.close();
        stage.close();
    }

    @Test
    void every_message_arrives_in_order_though_one_of_two_relays_is_killed() throws Exception {
        try (var other = RelayProcess.start(Stage.options(), Stage.settings());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            relay.start();
            await().atMost(LIMIT).until(() -> relay.gauges().shards() == 8);

            var calls = calls();
            var written = write(writers, calls);
            await().atMost(LIMIT).until(() -> applied() > 100);
            other.kill();
            for (var each : written) {
                each.get();
            }

            assertAllInOrder(calls);
        }
    }

    @Test
    void relay_that_wakes_up_after_its_lease_disturbs_no_order_and_deletes_nothing() throws Exception {
        try (var other = RelayProcess.start(Stage.options(), Stage.settings());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            relay.start();
            await().atMost(LIMIT).until(() -> relay.gauges().shards() == 8);

            var calls = calls();
            var written = write(writers, calls);
            await().atMost(LIMIT).until(() -> applied() > 100);
            other.stall();
            await().atMost(LIMIT).until(() -> relay.gauges().shards() == 16);
            other.wake();
            for (var each : written) {
                each.get();
            }

            assertAllInOrder(calls);
        }
    }

    private void assertAllInOrder(List<UUID> calls) {
        var expected = IntStream.rangeClosed(1, FACTS_PER_CALL).boxed().toList();
        await().atMost(LIMIT).until(() -> stage.outboxSize() == 0);
        var records = Stage.records(Topic.CALL_EVENTS.wireName(), calls.size() * FACTS_PER_CALL);
        for (var call : calls) {
            assertThat(CallFacts.firstOccurrences(records, call))
                    .as("call %s", call)
                    .isEqualTo(expected);
        }
    }

    private static List<UUID> calls() {
        return Stream.generate(Ids::next).limit(WRITERS * CALLS_PER_WRITER).toList();
    }

    /** Two writers work on each call, so that its row's lock decides the order. */
    private List<? extends Future<?>> write(ExecutorService writers, List<UUID> calls) {
        stage.database().runInTransaction(tx -> {
            tx.execute("CREATE TABLE IF NOT EXISTS call (id uuid PRIMARY KEY, last int NOT NULL)");
            tx.executeBatch(
                    "INSERT INTO call VALUES ($1, 0)",
                    calls.stream().map(call -> new Object[] {call}).toList());
        });
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> writers.submit(() -> {
                    for (int n = 0; n < FACTS_PER_CALL * CALLS_PER_WRITER; n++) {
                        publishNext(calls.get((writer / 2 + n * 4) % calls.size()));
                    }
                }))
                .toList();
    }

    private void publishNext(UUID call) {
        stage.database().runInTransaction(tx -> {
            int number = tx.queryOne("UPDATE call SET last = last + 1 WHERE id = $1 RETURNING last", call)
                    .orElseThrow()
                    .getInteger("last");
            tx.execute("INSERT INTO applied (key, number) VALUES ($1, $2)", call.toString(), number);
            tx.publish(Topic.CALL_EVENTS, CallFacts.answered(call, number));
        });
    }

    private long applied() {
        return stage.database()
                .read("SELECT count(*) AS n FROM applied")
                .getFirst()
                .getLong("n");
    }
}
