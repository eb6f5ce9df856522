package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Instant NOW = Instant.parse("2026-03-01T23:59:59.900Z");

    private Stage stage;

    @BeforeEach
    void open() {
        stage = Stage.empty();
        partitions().forEach(name -> stage.database().runInTransaction(tx -> tx.execute("DROP TABLE " + name)));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void event_is_new_once_for_each_consumer() {
        var event = eventAt(NOW);

        assertThat(List.of(
                        firstTime("rating.requests", event),
                        firstTime("rating.requests", event),
                        firstTime("rating.events", event)))
                .containsExactly(true, false, true);
    }

    @Test
    void event_of_a_rolled_back_transaction_is_new_still() {
        var event = eventAt(NOW);
        try {
            stage.database().runInTransaction(tx -> {
                Inbox.firstTime(tx, "rating.requests", event);
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }

        assertThat(firstTime("rating.requests", event)).isTrue();
    }

    @Test
    void second_delivery_after_midnight_is_no_first_time() {
        var event = eventAt(NOW);
        assertThat(firstTime("rating.requests", event)).isTrue();

        Inbox.housekeep(stage.database(), NOW.plus(1, ChronoUnit.DAYS));

        assertThat(firstTime("rating.requests", event)).isFalse();
    }

    @Test
    void id_without_a_time_is_known_again_too() {
        var event = UUID.fromString("7f0dd3c1-6a5e-4c6e-9b35-0d8a1b2c3d4e");

        assertThat(List.of(firstTime("rating.requests", event), firstTime("rating.requests", event)))
                .containsExactly(true, false);
    }

    @Test
    void partitions_are_made_a_week_ahead_and_dropped_after_eight_days() {
        Inbox.housekeep(stage.database(), NOW);
        assertThat(partitions()).isEqualTo(names(LocalDate.of(2026, 3, 1), 8));

        var old = eventAt(NOW);
        var later = eventAt(NOW.plus(7, ChronoUnit.DAYS));
        firstTime("rating.requests", old);
        firstTime("rating.requests", later);
        for (int day = 1; day <= 9; day++) {
            Inbox.housekeep(stage.database(), NOW.plus(day, ChronoUnit.DAYS));
        }

        assertThat(partitions()).isEqualTo(names(LocalDate.of(2026, 3, 2), 16));
        assertThat(firstTime("rating.requests", later)).isFalse();
    }

    @Test
    void what_waits_in_the_default_partition_moves_to_its_day() {
        var event = eventAt(NOW);
        firstTime("rating.requests", event);

        Inbox.housekeep(stage.database(), NOW);

        assertThat(stage.database()
                        .read("SELECT tableoid::regclass::text AS name FROM inbox")
                        .getFirst()
                        .getString("name"))
                .isEqualTo("inbox_20260301");
        assertThat(firstTime("rating.requests", event)).isFalse();
    }

    private boolean firstTime(String consumer, UUID event) {
        return stage.database().inTransaction(tx -> Inbox.firstTime(tx, consumer, event));
    }

    private static UUID eventAt(Instant at) {
        return Ids.next(at, RandomGenerator.getDefault());
    }

    private List<String> partitions() {
        return stage
                .database()
                .read(
                        "SELECT relname AS name FROM pg_class WHERE relname ~ '^inbox_[0-9]{8}$' AND relkind = 'r' ORDER BY 1")
                .stream()
                .map(row -> row.getString("name"))
                .toList();
    }

    private static List<String> names(LocalDate first, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "inbox_" + first.plusDays(n).toString().replace("-", ""))
                .toList();
    }
}
