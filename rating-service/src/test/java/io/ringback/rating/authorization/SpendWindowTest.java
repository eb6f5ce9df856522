package io.ringback.rating.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendWindowTest {
    @ParameterizedTest
    @CsvSource({
        "2026-07-01T21:59:59.999Z, UTC, 2026-07-01T21:00:00Z, 2026-07-01T00:00:00Z",
        "2026-07-01T22:00:00Z, Europe/Berlin, 2026-07-01T22:00:00Z, 2026-07-01T22:00:00Z",
        // Half an hour beside the others.
        "2026-07-01T12:15:00Z, Asia/Kolkata, 2026-07-01T11:30:00Z, 2026-06-30T18:30:00Z",
        // The hour that comes twice is two hours; the day has 25.
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-24T22:00:00Z",
        "2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-24T22:00:00Z"
    })
    void windows_are_calendar_hours_and_days_of_the_zone(Instant now, String zone, Instant hour, Instant day) {
        assertThat(SpendWindow.at(now, ZoneId.of(zone))).isEqualTo(new SpendWindow(hour, day));
    }

    @Test
    void clock_that_is_behind_opens_no_closed_window_again() {
        var behind = SpendWindow.at(Instant.parse("2026-07-01T23:59:59Z"), ZoneId.of("UTC"));
        var known = Instant.parse("2026-07-02T00:00:00Z");

        assertThat(behind.notBefore(known, known)).isEqualTo(new SpendWindow(known, known));
    }
}
