package io.ringback.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.CampaignPeriod.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignPeriodTest {
    private static final Instant FIRST = Instant.parse("2026-10-19T22:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, DAYS, 2026-10-19T22:00:00Z, 2026-10-19T22:00:00Z, 2026-10-20T22:00:00Z",
        "1, DAYS, 2026-10-20T21:59:59.999999Z, 2026-10-19T22:00:00Z, 2026-10-20T22:00:00Z",
        "1, DAYS, 2026-10-20T22:00:00Z, 2026-10-20T22:00:00Z, 2026-10-21T22:00:00Z",
        // The night in which the clocks of Berlin go back, and the day has 25 hours.
        "1, DAYS, 2026-10-25T22:30:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "1, DAYS, 2026-10-25T23:00:00Z, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
        "1, WEEKS, 2026-11-15T12:00:00Z, 2026-11-09T23:00:00Z, 2026-11-16T23:00:00Z",
        "1, MONTHS, 2026-12-19T23:00:00Z, 2026-12-19T23:00:00Z, 2027-01-19T23:00:00Z",
        "12, HOURS, 2026-10-20T10:00:00Z, 2026-10-20T10:00:00Z, 2026-10-20T22:00:00Z",
        "90, MINUTES, 2026-10-19T23:29:59Z, 2026-10-19T22:00:00Z, 2026-10-19T23:30:00Z",
        "1, DAYS, 2026-10-01T00:00:00Z, 2026-10-19T22:00:00Z, 2026-10-20T22:00:00Z"
    })
    void moment_is_in_the_period_of_the_calendar(int length, Unit unit, Instant moment, Instant begins, Instant ends) {
        var period = new CampaignPeriod(length, unit, "Europe/Berlin");

        assertThat(period.at(FIRST, moment)).isEqualTo(new CampaignSpan(begins, ends));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void periods_of_every_zone_follow_each_other_without_gap(Unit unit) {
        var random = new SplittableRandom(27);
        for (String zone : ZoneId.getAvailableZoneIds()) {
            var period = new CampaignPeriod(random.nextInt(1, 40), unit, zone);
            var moment = FIRST.plusSeconds(random.nextLong(3L * 366 * 86_400));

            CampaignSpan span = period.at(FIRST, moment);
            Instant ends = Objects.requireNonNull(span.ends());

            assertThat(span.holds(moment)).as("%s at %s", period, moment).isTrue();
            assertThat(period.at(FIRST, span.begins()))
                    .as("%s at %s", period, span.begins())
                    .isEqualTo(span);
            assertThat(period.at(FIRST, ends).begins())
                    .as("%s at %s", period, ends)
                    .isEqualTo(ends);
        }
    }

    @Test
    void month_that_is_too_short_takes_its_last_day_and_the_next_one_the_right_one_again() {
        var months = new CampaignPeriod(1, Unit.MONTHS, "UTC");
        var first = Instant.parse("2027-01-31T00:00:00Z");

        assertThat(months.at(first, Instant.parse("2027-03-01T00:00:00Z")))
                .isEqualTo(
                        new CampaignSpan(Instant.parse("2027-02-28T00:00:00Z"), Instant.parse("2027-03-31T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10081"})
    void length_that_nobody_counts_is_refused(int length) {
        assertThatThrownBy(() -> new CampaignPeriod(length, Unit.DAYS, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be 1 to 10080: " + length);
    }
}
