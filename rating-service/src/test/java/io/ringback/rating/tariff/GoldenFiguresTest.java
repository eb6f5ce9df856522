package io.ringback.rating.tariff;

import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static io.ringback.rating.tariff.Tariffs.wholeMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The figures the platform is measured by; two more are with authorisation. */
class GoldenFiguresTest {
    private static final int CAP_SECONDS = 5400;
    private static final int SETUP_SECONDS = 120;
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final StartWindow STARTS = StartWindow.after(START, 300);

    @Test
    void five_at_ten_cents_a_minute_last_3000_seconds() {
        assertThat(wholeMinutes("0.10").limitSeconds(STARTS, micros("5"), SETUP_SECONDS, CAP_SECONDS))
                .isEqualTo(3000);
    }

    @Test
    void one_at_fifty_cents_a_minute_lasts_120_seconds() {
        assertThat(wholeMinutes("0.50").limitSeconds(STARTS, micros("1"), SETUP_SECONDS, CAP_SECONDS))
                .isEqualTo(120);
    }

    @Test
    void one_a_second_with_a_balance_of_100_is_cut_at_100_seconds_with_nothing_left() {
        var tariff = Tariff.callerFree(perMinute("60", 1, 1));

        int limit = tariff.limitSeconds(STARTS, micros("100"), SETUP_SECONDS, CAP_SECONDS);

        assertThat(limit).isEqualTo(100);
        assertThat(micros("100") - tariff.chargeMicros(new CallTimes(START, SETUP_SECONDS + limit, START, limit)))
                .isZero();
    }

    @Test
    void twenty_two_seconds_at_64_cents_with_a_first_increment_of_30_cost_32_cents() {
        assertThat(perMinute("0.64", 30, 1).chargeMicros(START, 22)).isEqualTo(micros("0.32"));
    }

    @Test
    void a_cent_does_not_last_where_the_first_minute_costs_four() {
        assertThat(wholeMinutes("0.04").limitSeconds(STARTS, micros("0.01"), SETUP_SECONDS, CAP_SECONDS))
                .isZero();
    }
}
