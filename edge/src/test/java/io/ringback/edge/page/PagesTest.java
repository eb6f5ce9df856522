package io.ringback.edge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Instant AT = Instant.parse("2026-01-31T10:00:00.123456Z");

    @Test
    void cursor_comes_back_as_it_was_given_out() {
        var cursor = new Cursor(AT, new UUID(7, 8));

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void foreign_cursor_is_refused_by_name(String text) {
        assertRefused(() -> Cursor.parse(text), "cursor", "is not a cursor of this list");
    }

    @Test
    void cursor_of_an_impossible_moment_is_refused() {
        var farAway = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        java.nio.ByteBuffer.allocate(28).putLong(Long.MAX_VALUE).array());

        assertRefused(() -> Cursor.parse(farAway), "cursor", "is not a cursor of this list");
    }

    @Test
    void cursor_of_a_year_no_database_shares_is_refused() {
        for (Instant moment : List.of(Instant.parse("+10000-01-01T00:00:00Z"), Instant.parse("1969-12-31T23:59:59Z"))) {
            assertRefused(
                    () -> Cursor.parse(new Cursor(moment, new UUID(1, 2)).text()),
                    "cursor",
                    "is not a cursor of this list");
        }
    }

    @Test
    void page_asked_for_without_a_word_is_the_first_fifty() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(50, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1.5", "\u0663", "99999999999"})
    void limit_out_of_range_is_refused_by_name(String limit) {
        assertRefused(() -> PageRequest.of(limit, null), "limit", "must be a whole number from 1 to 200");
    }

    @Test
    void page_with_more_behind_it_ends_with_a_cursor_of_its_last_item() {
        var rows = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

        var page = Page.of(rows, 2, id -> AT, id -> id);

        assertThat(page)
                .isEqualTo(new Page<>(List.of(new UUID(0, 1), new UUID(0, 2)), new Cursor(AT, new UUID(0, 2)).text()));
    }

    @Test
    void last_page_has_no_cursor() {
        var rows = List.of(new UUID(0, 1), new UUID(0, 2));

        assertThat(Page.of(rows, 2, id -> AT, id -> id)).isEqualTo(new Page<>(rows, null));
    }

    @Test
    void parameters_that_make_no_sense_are_refused_by_name() {
        assertRefused(() -> Parameters.uuid("account", "1-1-1-1-1"), "account", "must be a UUID");
        assertRefused(
                () -> Parameters.instant("from", "yesterday"),
                "from",
                "must be an instant such as 2026-01-31T10:00:00Z");
        for (String farOff : List.of("9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00")) {
            assertRefused(
                    () -> Parameters.instant("to", farOff), "to", "must be an instant such as 2026-01-31T10:00:00Z");
        }
        assertThat(Parameters.instant("from", "2026-01-31T11:00:00.123456 01:00"))
                .isEqualTo(AT);
        assertThat(Parameters.uuid("account", "")).isNull();
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem().errors()).containsExactly(new FieldError(field, message)));
    }
}
