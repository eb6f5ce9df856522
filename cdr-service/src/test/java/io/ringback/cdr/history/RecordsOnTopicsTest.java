package io.ringback.cdr.history;

import static io.ringback.cdr.Neighbours.LIMIT;
import static io.ringback.cdr.Neighbours.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.ringback.cdr.Attempt;
import io.ringback.cdr.Attempts;
import io.ringback.cdr.Neighbours;
import io.ringback.cdr.OnServers;
import io.ringback.cdr.record.AttemptHistory;
import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Database;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.Received;
import io.ringback.messaging.SnapshotReader;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@OnServers
class RecordsOnTopicsTest {
    @Inject
    Neighbours neighbours;

    @Inject
    Database database;

    @Inject
    MessagingSettings settings;

    private final List<Received<? extends Message>> published = new CopyOnWriteArrayList<>();
    private final List<SnapshotReader> readers = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        for (Topic topic : List.of(Topic.CALL_CDRS, Topic.CDRS_LATEST)) {
            var reader = new SnapshotReader(settings, topic, published::add);
            reader.start();
            readers.add(reader);
        }
    }

    @AfterEach
    void stopListening() {
        readers.forEach(SnapshotReader::close);
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                Arguments.of("answered", of(Attempts::answered)),
                Arguments.of("caller busy", of(Attempts::callerBusy)),
                Arguments.of("refused", of(Attempts::refused)),
                Arguments.of("cancelled", of(Attempts::cancelled)),
                Arguments.of("two targets hunted", of(Attempts::hunted)),
                Arguments.of("estimated", of(Attempts::estimated)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void record_is_the_same_in_table_on_both_topics_and_over_http(String name, Function<UUID, Attempt> kind) {
        var attempt = kind.apply(Ids.next());
        var expected = new AttemptHistory(attempt.facts(), attempt.settlement(), List.of())
                .assembled()
                .orElseThrow();

        neighbours.told(attempt);

        assertThat(stored(attempt)).isEqualTo(expected);
        assertThat(onTopic(Topic.CALL_CDRS, attempt, 1))
                .containsExactly(new Keyed(attempt.callbackId.toString(), expected));
        assertThat(onTopic(Topic.CDRS_LATEST, attempt, 1))
                .containsExactly(new Keyed(attempt.attemptId.toString(), expected));
        assertThat(asOperator().get("/v1/cdrs/" + attempt.attemptId).asString())
                .isEqualTo(new String(Json.write(expected), StandardCharsets.UTF_8));
    }

    @Test
    void columns_one_can_ask_by_say_what_the_record_says() {
        var attempt = neighbours.told(Attempts.answered(Ids.next()));

        var row = database.read("SELECT * FROM cdr WHERE attempt_id = $1", attempt.attemptId)
                .getFirst();

        assertThat(row.getUUID("callback_id")).isEqualTo(attempt.callbackId);
        assertThat(row.getUUID("account_id")).isEqualTo(attempt.accountId);
        assertThat(row.getInteger("version")).isEqualTo(1);
        assertThat(row.getOffsetDateTime("ended_at").toInstant()).isEqualTo(attempt.at(81));
        assertThat(row.getString("outcome")).isEqualTo("ANSWERED");
        assertThat(row.getBigDecimal("amount")).isEqualByComparingTo("0.1");
        assertThat(row.getString("currency")).isEqualTo("EUR");
    }

    @Test
    void correction_is_published_as_a_higher_version() {
        var attempt = neighbours.told(Attempts.answered(Ids.next()));
        attempt.corrected("0.05", 500);

        neighbours.send(List.of(attempt.corrections().getFirst()));

        var corrected = new AttemptHistory(attempt.facts(), attempt.settlement(), attempt.corrections())
                .assembled()
                .orElseThrow();
        assertThat(onTopic(Topic.CDRS_LATEST, attempt, 2).getLast().record()).isEqualTo(corrected);
        assertThat(stored(attempt)).isEqualTo(corrected);
        assertThat(corrected.version()).isEqualTo(2);
    }

    @Test
    void attempt_an_operator_settled_is_published_at_once_and_again_once_its_end_is_told() {
        var attempt = Attempts.answered(Ids.next()).settledByOperator(60);
        var facts = attempt.facts();

        neighbours.send(List.<Message>copyOf(facts.subList(0, 3)));
        neighbours.send(attempt.charges());
        var first = onTopic(Topic.CALL_CDRS, attempt, 1).getFirst().record();
        neighbours.send(List.<Message>copyOf(facts.subList(3, facts.size())));

        var whole = new AttemptHistory(facts, attempt.settlement(), List.of())
                .assembled()
                .orElseThrow();
        assertThat(onTopic(Topic.CALL_CDRS, attempt, 2).getLast().record()).isEqualTo(whole);
        assertThat(List.of(first.version(), whole.version())).containsExactly(1, 2);
        assertThat(first.disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(first.amount()).isEqualTo(whole.amount());
    }

    @Test
    void second_delivery_publishes_nothing() {
        var attempt = neighbours.told(Attempts.answered(Ids.next()));

        neighbours.send(attempt.messages());
        // Of the same callback, so it comes after what the second delivery would have published.
        neighbours.send(List.of(attempt.corrected("0.05", 500).corrections().getFirst()));

        assertThat(onTopic(Topic.CALL_CDRS, attempt, 2))
                .extracting(keyed -> keyed.record().version())
                .containsExactly(1, 2);
    }

    @Test
    void facts_are_kept_as_they_came() {
        var attempt = neighbours.told(Attempts.hunted(Ids.next()));

        var bodies = database.read("SELECT body FROM fact WHERE attempt_id = $1 ORDER BY number", attempt.attemptId);

        assertThat(bodies)
                .extracting(row -> row.getString("body"))
                .isEqualTo(attempt.facts().stream()
                        .map(fact -> new String(Json.write(fact), StandardCharsets.UTF_8))
                        .toList());
    }

    private record Keyed(String key, CallDetailRecord record) {}

    private List<Keyed> onTopic(Topic topic, Attempt attempt, int atLeast) {
        return await().atMost(LIMIT)
                .until(
                        () -> published.stream()
                                .filter(each -> each.topic() == topic)
                                .map(each -> new Keyed(each.key(), (CallDetailRecord) each.message()))
                                .filter(each -> each.record().attemptId().equals(attempt.attemptId))
                                .toList(),
                        found -> found.size() >= atLeast);
    }

    private CallDetailRecord stored(Attempt attempt) {
        return StoredMessage.read(
                Topic.CDRS_LATEST,
                CallDetailRecord.class,
                database.read("SELECT body FROM cdr WHERE attempt_id = $1", attempt.attemptId)
                        .getFirst()
                        .getString("body"));
    }

    private static Function<UUID, Attempt> of(Function<UUID, Attempt> kind) {
        return kind;
    }
}
