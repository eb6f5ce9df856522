package io.ringback.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceChangeTest {
    private static final DeckCalendar BERLIN = new DeckCalendar(ZoneId.of("Europe/Berlin"), Set.of());
    private static final BandPrice NIGHTS = BandPrice.of(
            new TimeBand("night", EnumSet.range(BandDay.MON, BandDay.FRI), LocalTime.of(22, 0), LocalTime.of(6, 0)),
            new BigDecimal("0.05"));

    /** Changed by name, not by price: nobody pays anything else. */
    private static final BandPrice NOONS = BandPrice.of(
            new TimeBand("noon", EnumSet.allOf(BandDay.class), LocalTime.of(12, 0), LocalTime.of(13, 0)),
            new BigDecimal("0.10"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00.5Z, 2026-11-20T21:00:00Z, 0.05",
        "2026-11-20T21:00:00Z, 2026-11-21T05:00:00Z, 0.10",
        "2026-11-21T05:00:00Z, 2026-11-23T21:00:00Z, 0.05"
    })
    void next_price_is_that_of_the_next_band_with_another_one(Instant now, Instant at, String price) {
        var rate = Tariffs.perMinute("0.10", 1, 1, Conditions.of(new Bands(BERLIN, List.of(NIGHTS, NOONS))));

        assertThat(PriceChange.after(now, rate).orElseThrow())
                .satisfies(change -> assertThat(change.at()).isEqualTo(at))
                .satisfies(change -> assertThat(change.pricePerMinute()).isEqualByComparingTo(price));
    }

    @Test
    void price_that_is_the_same_at_all_times_never_changes() {
        var now = Instant.parse("2026-11-20T08:00:00Z");

        assertThat(PriceChange.after(now, Tariffs.perMinute("0.10", 1, 1))).isEmpty();
        assertThat(PriceChange.after(
                        now, Tariffs.perMinute("0.10", 1, 1, Conditions.of(new Bands(BERLIN, List.of(NOONS))))))
                .isEmpty();
    }
}
