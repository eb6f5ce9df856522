package io.ringback.engine.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineBookTest {
    private static final Party LINE = new Party.Extension("office", "201");
    private static final Party OTHER = new Party.Extension("office", "202");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final LineBook book =
            new LineBook(new LineBook.Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(180)));

    @Test
    void line_somebody_begins_to_wait_for_is_asked_about_at_once_and_then_from_time_to_time() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.due(NOW)).isEqualTo(List.of(LINE));
        assertThat(book.due(NOW.plusSeconds(29))).isEmpty();
        assertThat(book.due(NOW.plusSeconds(30))).isEqualTo(List.of(LINE));
    }

    @Test
    void line_that_becomes_free_is_told_once() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.seen(LINE, LineState.IN_USE, NOW)).isFalse();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(9))).isTrue();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(10))).isFalse();
        assertThat(book.seen(LINE, LineState.IN_USE, NOW.plusSeconds(11))).isFalse();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(12))).isTrue();
    }

    @Test
    void line_that_was_free_before_anybody_looked_is_told() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.seen(LINE, LineState.FREE, NOW)).isTrue();
    }

    @Test
    void phone_that_comes_back_is_a_line_that_becomes_free() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.seen(LINE, LineState.UNAVAILABLE, NOW)).isFalse();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void free_line_is_told_again_as_long_as_somebody_waits() {
        book.watch(Set.of(LINE), NOW);
        book.seen(LINE, LineState.FREE, NOW);

        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(59))).isFalse();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(60))).isTrue();
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(119))).isFalse();

        book.watch(Set.of(), NOW.plusSeconds(119));
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(500))).isFalse();
    }

    @Test
    void line_without_a_state_is_told_now_and_then_and_not_at_first() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.seen(LINE, LineState.STATELESS, NOW)).isFalse();
        assertThat(book.seen(LINE, LineState.STATELESS, NOW.plusSeconds(179))).isFalse();
        assertThat(book.seen(LINE, LineState.STATELESS, NOW.plusSeconds(180))).isTrue();
        assertThat(book.seen(LINE, LineState.STATELESS, NOW.plusSeconds(210))).isFalse();
        assertThat(book.seen(LINE, LineState.STATELESS, NOW.plusSeconds(360))).isTrue();
    }

    @Test
    void line_nobody_waits_for_is_not_told() {
        book.watch(Set.of(LINE), NOW);

        assertThat(book.seen(OTHER, LineState.FREE, NOW)).isFalse();
    }

    @Test
    void switch_that_was_away_is_asked_about_all_lines_and_what_is_free_is_told() {
        book.watch(Set.of(LINE), NOW);
        book.due(NOW);
        book.seen(LINE, LineState.FREE, NOW);

        book.lost(NOW.plusSeconds(1));

        assertThat(book.due(NOW.plusSeconds(1))).isEqualTo(List.of(LINE));
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void waiting_on_changes_nothing_of_what_is_known() {
        book.watch(Set.of(LINE), NOW);
        book.due(NOW);
        book.seen(LINE, LineState.IN_USE, NOW);

        book.watch(Set.of(LINE, OTHER), NOW.plusSeconds(1));

        assertThat(book.due(NOW.plusSeconds(1))).isEqualTo(List.of(OTHER));
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(2))).isTrue();
    }

    @Test
    void line_that_was_only_rung_has_not_been_used() {
        book.watch(Set.of(LINE), NOW);
        book.seen(LINE, LineState.FREE, NOW);

        book.seen(LINE, LineState.RINGING, NOW.plusSeconds(1));
        assertThat(book.seen(LINE, LineState.FREE, NOW.plusSeconds(2))).isTrue();

        assertThat(book.usedUntil(LINE)).isNull();
    }

    @Test
    void line_was_used_until_the_talk_there_was_over() {
        book.watch(Set.of(LINE), NOW);
        book.seen(LINE, LineState.IN_USE, NOW);
        assertThat(book.usedUntil(LINE)).isNull();

        book.seen(LINE, LineState.RINGING, NOW.plusSeconds(5));
        book.seen(LINE, LineState.FREE, NOW.plusSeconds(9));
        book.seen(LINE, LineState.FREE, NOW.plusSeconds(90));

        assertThat(book.usedUntil(LINE)).isEqualTo(NOW.plusSeconds(5));
        assertThat(book.usedUntil(OTHER)).isNull();
    }

    @Test
    void talk_that_ends_while_the_switch_is_away_has_been_a_use() {
        book.watch(Set.of(LINE), NOW);
        book.seen(LINE, LineState.IN_USE, NOW);

        book.lost(NOW.plusSeconds(3));
        book.seen(LINE, LineState.FREE, NOW.plusSeconds(8));

        assertThat(book.usedUntil(LINE)).isEqualTo(NOW.plusSeconds(3));
    }
}
