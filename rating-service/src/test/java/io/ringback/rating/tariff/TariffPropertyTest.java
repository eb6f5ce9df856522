package io.ringback.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TariffPropertyTest {
    private static final int CASES = 5000;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void limit_is_the_largest_talk_the_amount_covers(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            long available = random.nextLong(0, 20_000_000);
            int setup = random.nextInt(0, 300);
            int cap = random.nextInt(1, 14_401);

            int limit = tariff.limitSeconds(available, setup, cap);

            var about = "seed %d case %d: %s".formatted(seed, i, tariff);
            assertThat(limit).as(about).isBetween(0, cap);
            if (limit > 0) {
                assertThat(tariff.chargeMicros(setup + limit, limit)).as(about).isLessThanOrEqualTo(available);
            }
            if (limit < cap) {
                assertThat(tariff.chargeMicros(setup + limit + 1, limit + 1))
                        .as(about)
                        .isGreaterThan(available);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void charge_never_falls_with_more_time(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            int caller = random.nextInt(0, 8000);
            int talk = random.nextInt(0, 8000);
            long charge = tariff.chargeMicros(caller, talk);

            var about = "seed %d case %d: %s".formatted(seed, i, tariff);
            assertThat(tariff.chargeMicros(caller + 1, talk)).as(about).isGreaterThanOrEqualTo(charge);
            assertThat(tariff.chargeMicros(caller, talk + 1)).as(about).isGreaterThanOrEqualTo(charge);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void charge_is_that_of_decimals_worked_out_by_hand(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            int talk = random.nextInt(0, 8000);
            int caller = talk + random.nextInt(0, 300);
            int callerPriced = switch (tariff.callerPolicy()) {
                case FREE -> 0;
                case ON_BRIDGE -> talk;
                case ON_ANSWER -> caller;
            };

            var expected = byHand(tariff.callerRate(), callerPriced).add(byHand(tariff.calleeRate(), talk));

            assertThat(Micros.decimal(tariff.chargeMicros(caller, talk)))
                    .as("seed %d case %d: %s", seed, i, tariff)
                    .isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void explanation_adds_up_to_the_charge(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            int talk = random.nextInt(0, 8000);
            int caller = talk + random.nextInt(0, 300);

            var sum = tariff.explain(caller, talk, "EUR").stream()
                    .map(leg -> leg.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum)
                    .as("seed %d case %d: %s", seed, i, tariff)
                    .isEqualByComparingTo(Micros.decimal(tariff.chargeMicros(caller, talk)));
        }
    }

    /** Step by step, as one would on paper. */
    private static BigDecimal byHand(@Nullable Rate rate, int seconds) {
        if (rate == null || seconds == 0) {
            return BigDecimal.ZERO;
        }
        int billed = rate.firstIncrementSeconds();
        while (billed < seconds) {
            billed += rate.incrementSeconds();
        }
        var exactTimesSixty = rate.connectCharge()
                .multiply(BigDecimal.valueOf(60))
                .add(rate.pricePerMinute().multiply(BigDecimal.valueOf(billed)));
        return exactTimesSixty.divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP);
    }
}
