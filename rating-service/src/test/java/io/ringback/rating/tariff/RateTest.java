package io.ringback.rating.tariff;

import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,0", "1,30", "30,30", "31,36", "36,36", "37,42"})
    void time_is_billed_in_increments(long seconds, long billed) {
        assertThat(perMinute("0.10", 30, 6).billedSeconds(seconds)).isEqualTo(billed);
    }

    @Test
    void connect_charge_counts_once_and_only_if_there_was_talk() {
        var rate = new Rate("49", "Germany", new BigDecimal("0.06"), new BigDecimal("0.05"), 1, 1);

        assertThat(rate.chargeMicros(START, 0)).isZero();
        assertThat(rate.chargeMicros(START, 10)).isEqualTo(micros("0.06"));
    }

    @Test
    void sum_is_rounded_half_up_once() {
        // 1 s at 0.00003 a minute is 0.0000005 exactly.
        assertThat(perMinute("0.00003", 1, 1).chargeMicros(START, 1)).isEqualTo(1);
        assertThat(perMinute("0.00002999", 1, 1).chargeMicros(START, 1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, 0, 60, 60, pricePerMinute must be 0 to 1000000",
        "1000001, 0, 60, 60, pricePerMinute must be 0 to 1000000",
        "0.000000001, 0, 60, 60, pricePerMinute has more than 8 decimals",
        "0.10, -1, 60, 60, connectCharge must be 0 to 1000000",
        "0.10, 0, 0, 60, firstIncrementSeconds must be 1 to 3600",
        "0.10, 0, 60, 0, incrementSeconds must be 1 to 3600",
        "0.10, 0, 60, 3601, incrementSeconds must be 1 to 3600"
    })
    void senseless_rate_is_refused(BigDecimal price, BigDecimal connect, int first, int further, String sentence) {
        assertThatThrownBy(() -> new Rate("49", "Germany", price, connect, first, further))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void charge_is_explained_step_by_step() {
        var tariff =
                Tariff.callerFree(new Rate("49", "Germany", new BigDecimal("0.10"), new BigDecimal("0.02"), 60, 30));

        assertThat(tariff.explain(new CallTimes(START, 95, START, 61), "EUR"))
                .containsExactly(
                        new LegCharge(
                                Leg.CALLER,
                                null,
                                null,
                                95,
                                0,
                                null,
                                0,
                                Money.zero("EUR"),
                                List.of("the caller's leg is free by policy")),
                        new LegCharge(
                                Leg.CALLEE,
                                "49",
                                "Germany",
                                61,
                                90,
                                new BigDecimal("0.10"),
                                0,
                                Money.of("0.17", "EUR"),
                                List.of(
                                        "61 s billed as 90 s: first 60 s, then steps of 30 s",
                                        "connect charge 0.02",
                                        "90 s at 0.10 a minute",
                                        "sum rounded half up to 6 decimals: 0.170000")));
    }

    @Test
    void caller_rate_without_a_policy_to_use_it_is_refused() {
        assertThatThrownBy(() -> new Tariff(CallerLegPolicy.FREE, perMinute("0.10", 60, 60), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deck_with_a_prefix_twice_is_refused() {
        var rates = List.of(perMinute("0.10", 60, 60), perMinute("0.20", 60, 60));

        assertThatThrownBy(() -> RateDeck.of(new UUID(0, 1), "standard", 1, "EUR", rates))
                .hasMessage("prefix appears twice: 49");
    }

    @Test
    void only_public_numbers_have_a_rate() {
        var deck = RateDeck.of(new UUID(0, 1), "standard", 1, "EUR", List.of(perMinute("0.10", 60, 60)));

        assertThat(deck.rateFor(new Party.E164("+493023125002"), START)).hasValue(perMinute("0.10", 60, 60));
        assertThat(deck.rateFor(new Party.Extension("berlin", "49"), START)).isEmpty();
    }
}
