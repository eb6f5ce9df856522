package io.ringback.rating.tariff;

import static io.ringback.rating.tariff.Tariffs.band;
import static io.ringback.rating.tariff.Tariffs.calendar;
import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/rating.md}, and what a deck may not say. */
class WorkedExamplesTest {
    private static final BandDay[] ALL = {
        BandDay.MON, BandDay.TUE, BandDay.WED, BandDay.THU, BandDay.FRI, BandDay.SAT, BandDay.SUN
    };
    private static final Instant START = Instant.parse("2026-11-02T18:59:30.400Z");

    @Test
    void call_is_split_where_a_band_begins_and_every_piece_is_explained() {
        var night = BandPrice.of(band("night", "20:00", "07:00", ALL), new BigDecimal("0.06"));
        var rate = perMinute("0.12", 1, 1, Conditions.of(new Bands(calendar("Europe/Berlin"), List.of(night))));

        var leg = Tariff.callerFree(rate)
                .explain(new CallTimes(START, 100, START, 100), "EUR")
                .getLast();

        assertThat(leg.amount().amount()).isEqualByComparingTo("0.13");
        assertThat(leg.steps())
                .containsExactly(
                        "100 s billed as 100 s: first 1 s, then steps of 1 s",
                        "begun at 2026-11-02T19:59:30+01:00 in Europe/Berlin",
                        "30 s from second 0 at 0.12 a minute",
                        "70 s from second 30 at 0.06 a minute, band night",
                        "sum rounded half up to 6 decimals: 0.130000");
    }

    @Test
    void tier_has_its_own_price_and_increment() {
        var tiers = List.of(new Tier(600, 5_000_000, 30));

        assertThat(perMinute("0.10", 60, 60, Conditions.of(tiers)).chargeMicros(START, 625))
                .isEqualTo(micros("1.025"));
    }

    @Test
    void tier_that_no_increment_reaches_is_refused() {
        var tiers = List.of(new Tier(610, 5_000_000, 30));

        assertThatThrownBy(() -> perMinute("0.10", 60, 60, Conditions.of(tiers)))
                .hasMessage("tiers[0].fromSeconds must be reached by the increments before it:"
                        + " 60 s and steps of 60 s do not come to 610 s");
    }

    @Test
    void free_seconds_are_the_first_billed_ones_and_are_told() {
        var rate = new Rate("49", "Germany", new BigDecimal("0.10"), new BigDecimal("0.02"), 60, 60);

        var leg = Tariff.callerFree(rate)
                .withFreeSeconds(40)
                .explain(new CallTimes(START, 61, START, 61), "EUR")
                .getLast();

        assertThat(leg.freeSeconds()).isEqualTo(40);
        assertThat(leg.amount().amount()).isEqualByComparingTo("0.153333");
        assertThat(leg.steps())
                .containsExactly(
                        "61 s billed as 120 s: first 60 s, then steps of 60 s",
                        "the first 40 s are free",
                        "connect charge 0.02",
                        "80 s at 0.10 a minute",
                        "sum rounded half up to 6 decimals: 0.153333");
    }

    @Test
    void free_seconds_count_in_the_limit_even_without_money() {
        var starts = StartWindow.at(START);

        assertThat(Tariffs.wholeMinutes("0.10").withFreeSeconds(120).limitSeconds(starts, 0, 60, 3600))
                .isEqualTo(120);
    }

    @Test
    void hour_that_comes_twice_is_in_its_band_twice() {
        var late = BandPrice.of(band("late", "02:00", "03:00", ALL), new BigDecimal("0.04"));
        var rate = perMinute("0.10", 1, 1, Conditions.of(new Bands(calendar("Europe/Berlin"), List.of(late))));

        assertThat(rate.chargeMicros(Instant.parse("2026-10-24T23:59:30Z"), 7260))
                .isEqualTo(micros("4.90"));
    }

    @Test
    void band_past_midnight_belongs_to_the_day_it_begins_and_a_holiday_is_no_weekday() {
        var friday = BandPrice.of(band("friday", "22:00", "06:00", BandDay.FRI), BigDecimal.ZERO);
        var rate = perMinute("0.60", 1, 1, Conditions.of(new Bands(calendar("UTC"), List.of(friday))));
        var holiday = perMinute("0.60", 1, 1, Conditions.of(new Bands(calendar("UTC", "2026-11-06"), List.of(friday))));

        assertThat(rate.chargeMicros(Instant.parse("2026-11-07T05:59:50Z"), 20)).isEqualTo(micros("0.10"));
        assertThat(holiday.chargeMicros(Instant.parse("2026-11-07T05:59:50Z"), 20))
                .isEqualTo(micros("0.20"));
    }

    @Test
    void bands_that_overlap_past_midnight_are_refused() {
        var night = BandPrice.of(band("night", "22:00", "06:00", BandDay.SUN), BigDecimal.ONE);
        var morning = BandPrice.of(band("morning", "05:00", "09:00", BandDay.MON), BigDecimal.ONE);

        assertThatThrownBy(() -> new Bands(calendar("UTC"), List.of(night, morning)))
                .hasMessage("bands night and morning overlap in some second");
    }

    @Test
    void price_of_a_second_is_kept_exactly() {
        assertThat(Price.unitsPerSecond("pricePerSecond", new BigDecimal("0.00000001")))
                .isEqualTo(60);
    }

    @Test
    void rate_as_it_is_written_is_the_same_rate() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            var rate = Tariffs.any(random);

            assertThat(WrittenRate.of(rate).rate()).isEqualTo(rate);
        }
    }
}
