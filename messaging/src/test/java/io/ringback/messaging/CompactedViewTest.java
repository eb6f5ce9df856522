package io.ringback.messaging;

import static io.ringback.messaging.Stage.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.local.servers.EmbeddedKafka;
import io.ringback.local.servers.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactedViewTest {
    private static final Topic TOPIC = Topic.BLOCKED_NUMBERS;
    private static final String FIRST = "+442079460001";
    private static final String SECOND = "+493023125002";

    @Test
    void what_is_there_is_known_once_it_has_caught_up_and_what_comes_later_soon_after() throws Exception {
        Stage.freshTopics(TOPIC);
        CallFacts.send(List.of(record(blocked(FIRST, 1)), record(blocked(FIRST, 2))));

        try (var view = view(Stage.settings(), new ArrayList<>())) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            assertThat(view.get(FIRST)).contains(blocked(FIRST, 2));
            assertThat(view.health()).isEqualTo(new Health(true, "reader of blocked.numbers.v1: up to date"));

            CallFacts.send(List.of(record(blocked(SECOND, 1))));
            await().atMost(LIMIT).until(() -> view.get(SECOND).isPresent());
            assertThat(view.all()).containsExactlyInAnyOrder(blocked(FIRST, 2), blocked(SECOND, 1));
        }
    }

    @Test
    void only_a_higher_version_wins() throws Exception {
        Stage.freshTopics(TOPIC);
        CallFacts.send(List.of(
                record(blocked(FIRST, 3)),
                record(blocked(FIRST, 2)),
                record(blocked(FIRST, 3)),
                record(blocked(FIRST, 5))));
        var changes = Collections.synchronizedList(new ArrayList<List<Long>>());

        try (var view = view(Stage.settings(), changes)) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            assertThat(view.get(FIRST)).contains(blocked(FIRST, 5));
        }
        assertThat(changes).containsExactly(List.of(0L, 3L), List.of(3L, 5L));
    }

    @Test
    void empty_topic_is_caught_up_with_at_once() throws Exception {
        Stage.freshTopics(TOPIC);

        try (var view = view(Stage.settings(), new ArrayList<>())) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            assertThat(view.all()).isEmpty();
        }
    }

    @Test
    void unreadable_record_is_told_by_the_health_and_the_others_are_read() throws Exception {
        Stage.freshTopics(TOPIC);
        CallFacts.send(List.of(CallFacts.raw(TOPIC, FIRST, new byte[] {1}), record(blocked(SECOND, 1))));

        try (var view = view(Stage.settings(), new ArrayList<>())) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            assertThat(view.get(SECOND)).contains(blocked(SECOND, 1));
            await().atMost(LIMIT)
                    .until(() -> view.health()
                            .equals(new Health(false, "reader of blocked.numbers.v1: 1 records cannot be read")));
        }
    }

    @Test
    void unreadable_record_is_explained_by_one_dead_letter_however_many_read_it() throws Exception {
        Stage.freshTopics(TOPIC);
        CallFacts.send(List.of(CallFacts.raw(TOPIC, FIRST, new byte[] {1})));
        for (int start = 0; start < 2; start++) {
            try (var view = view(Stage.settings(), new ArrayList<>())) {
                view.start();
                assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            }
        }
        CallFacts.send(List.of(CallFacts.raw(TOPIC, SECOND, new byte[] {2})));
        try (var view = view(Stage.settings(), new ArrayList<>())) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
        }

        var letters = Stage.records(TOPIC.deadLetterName(), 2);

        assertThat(letters).hasSize(2);
        assertThat(letters)
                .extracting(letter ->
                        new String(letter.headers().lastHeader("dlq-consumer").value(), StandardCharsets.UTF_8))
                .containsOnly(Stage.settings().clientId() + ".snapshots.blocked.numbers.v1");
        assertThat(letters).extracting(letter -> letter.value()[0]).containsExactlyInAnyOrder((byte) 1, (byte) 2);
    }

    @Test
    void what_is_over_is_not_kept_and_what_has_come_to_be_over_is_let_go() throws Exception {
        Stage.freshTopics(TOPIC);
        var over = new CopyOnWriteArraySet<Long>(List.of(2L));
        CallFacts.send(List.of(record(blocked(FIRST, 1)), record(blocked(FIRST, 2)), record(blocked(SECOND, 3))));

        try (var view = new CompactedView<>(
                Stage.settings(),
                TOPIC,
                BlockedNumber.class,
                BlockedNumber::version,
                number -> over.contains(number.version()))) {
            view.start();
            assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            assertThat(view.all()).containsExactly(blocked(SECOND, 3));

            over.add(3L);
            view.forget();
            assertThat(view.all()).isEmpty();

            CallFacts.send(List.of(record(blocked(FIRST, 4))));
            await().atMost(LIMIT).until(() -> view.get(FIRST).isPresent());
        }
    }

    @Test
    void broker_that_is_away_is_waited_for_and_read_on_from_when_it_is_back(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        int controller = Ports.free();
        var settings = MessagingSettings.of("127.0.0.1:" + port, "engine-service", Stage.PARTITIONS, 1);
        try (var view = view(settings, new ArrayList<>())) {
            view.start();
            await().atMost(LIMIT).until(() -> !view.health().healthy());
            try (var _ = EmbeddedKafka.start(folder, port, controller)) {
                Topics.ensure(settings, List.of(TOPIC), LIMIT);
                send(settings, blocked(FIRST, 1));
                await().atMost(LIMIT).until(() -> view.get(FIRST).isPresent());
                assertThat(view.awaitCaughtUp(LIMIT)).isTrue();
            }
            try (var _ = EmbeddedKafka.start(folder, port, controller)) {
                send(settings, blocked(FIRST, 2));
                await().atMost(LIMIT).until(() -> view.get(FIRST).equals(Optional.of(blocked(FIRST, 2))));
            }
        }
    }

    private static void send(MessagingSettings settings, BlockedNumber number) {
        try (var sender = new DeadLetters(settings, "test-sender")) {
            await().atMost(LIMIT).ignoreExceptions().until(() -> {
                sender.send(record(number));
                return true;
            });
        }
    }

    private static CompactedView<BlockedNumber> view(MessagingSettings settings, List<List<Long>> changes) {
        return new CompactedView<>(
                settings,
                TOPIC,
                BlockedNumber.class,
                BlockedNumber::version,
                (before, next) -> changes.add(List.of(before == null ? 0L : before.version(), next.version())));
    }

    private static BlockedNumber blocked(String number, long version) {
        return new BlockedNumber(number, version, CallFacts.AT, false, false, "OPT_OUT", false);
    }

    private static ProducerRecord<byte[], byte[]> record(BlockedNumber number) {
        return CallFacts.record(TOPIC, number, Ids.next(), null);
    }
}
