package io.ringback.trigger.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Window OFFICE = new Window(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(18, 0), List.of(BERLIN));

    @ParameterizedTest
    @CsvSource({
        // Monday the 2nd of March 2026; Berlin is an hour ahead until the 29th, two afterwards.
        "2026-03-02T07:59:59.999Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T16:59:59.999Z, 2026-03-02T16:59:59.999Z",
        "2026-03-02T17:00:00Z, 2026-03-03T08:00:00Z",
        "2026-03-06T17:00:00Z, 2026-03-09T08:00:00Z",
        "2026-03-27T17:00:00Z, 2026-03-30T07:00:00Z",
    })
    void it_opens_on_the_next_of_its_days(Instant from, Instant next) {
        assertThat(OFFICE.next(from)).contains(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T20:59:00Z, 2026-03-06T21:00:00Z",
        "2026-03-07T04:59:00Z, 2026-03-07T04:59:00Z",
        "2026-03-07T05:00:00Z, 2026-03-13T21:00:00Z",
    })
    void night_of_friday_ends_on_saturday(Instant from, Instant next) {
        Window night = new Window(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), List.of(BERLIN));

        assertThat(night.next(from)).contains(next);
    }

    @Test
    void whole_days_begin_and_end_at_the_same_hour() {
        Window sunday =
                new Window(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, List.of(ZoneId.of("UTC")));

        assertThat(sunday.next(Instant.parse("2026-03-07T23:59:59Z"))).contains(Instant.parse("2026-03-08T00:00:00Z"));
        assertThat(sunday.next(Instant.parse("2026-03-08T23:59:59Z"))).contains(Instant.parse("2026-03-08T23:59:59Z"));
        assertThat(sunday.next(Instant.parse("2026-03-09T00:00:00Z"))).contains(Instant.parse("2026-03-15T00:00:00Z"));
    }

    @Test
    void where_the_place_is_not_known_it_is_open_when_it_is_open_in_every_place() {
        Window coasts = new Window(
                WORKDAYS,
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")));

        // Nine in Los Angeles is noon in New York; six in the evening there ends it.
        assertThat(coasts.next(Instant.parse("2026-03-02T14:00:00Z"))).contains(Instant.parse("2026-03-02T17:00:00Z"));
        assertThat(coasts.next(Instant.parse("2026-03-02T23:00:00Z"))).contains(Instant.parse("2026-03-03T17:00:00Z"));
    }

    @Test
    void places_that_never_share_an_hour_have_no_next() {
        Window far = new Window(
                WORKDAYS,
                LocalTime.of(9, 0),
                LocalTime.of(12, 0),
                List.of(ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo")));

        assertThat(far.next(Callbacks.TEN)).isEmpty();
    }

    @Test
    void window_without_days_or_zones_is_none() {
        assertThatThrownBy(() -> new Window(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, List.of(BERLIN)))
                .hasMessage("days must name at least one day");
        assertThatThrownBy(() -> new Window(WORKDAYS, LocalTime.NOON, LocalTime.MIDNIGHT, List.of()))
                .hasMessage("zones must name at least one zone");
    }
}
