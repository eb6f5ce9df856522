package io.ringback.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TariffPropertyTest {
    private static final int CASES = 3000;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void limit_is_the_largest_talk_the_amount_covers_whenever_it_begins(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            var starts = Tariffs.anyWindow(random);
            long available = random.nextLong(0, 20_000_000);
            int setup = random.nextInt(0, 300);
            int cap = random.nextInt(1, 14_401);

            int limit = tariff.limitSeconds(starts, available, setup, cap);

            var about = "seed %d case %d: %s in %s".formatted(seed, i, tariff, starts);
            assertThat(limit).as(about).isBetween(0, cap);
            if (limit > 0) {
                assertThat(tariff.mostMicros(starts, setup + limit, limit))
                        .as(about)
                        .isLessThanOrEqualTo(available);
            }
            if (limit < cap) {
                assertThat(tariff.mostMicros(starts, setup + limit + 1, limit + 1))
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
            var times = Tariffs.anyTimes(random, Tariffs.anyWindow(random));
            long charge = tariff.chargeMicros(times);

            var about = "seed %d case %d: %s for %s".formatted(seed, i, tariff, times);
            assertThat(tariff.chargeMicros(Tariffs.longer(times, 1, 0)))
                    .as(about)
                    .isGreaterThanOrEqualTo(charge);
            assertThat(tariff.chargeMicros(Tariffs.longer(times, 0, 1)))
                    .as(about)
                    .isGreaterThanOrEqualTo(charge);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void charge_is_never_above_what_is_held(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            var starts = Tariffs.anyWindow(random);
            var times = Tariffs.anyTimes(random, starts);
            long held = tariff.mostMicros(
                    starts, times.callerSeconds() + random.nextInt(2), times.talkSeconds() + random.nextInt(2));

            assertThat(tariff.within(starts).chargeMicros(times))
                    .as("seed %d case %d: %s in %s for %s", seed, i, tariff, starts, times)
                    .isLessThanOrEqualTo(held);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void explanation_adds_up_to_the_charge(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            var tariff = Tariffs.anyTariff(random);
            var times = Tariffs.anyTimes(random, Tariffs.anyWindow(random));

            var sum = tariff.explain(times, "EUR").stream()
                    .map(leg -> leg.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum)
                    .as("seed %d case %d: %s for %s", seed, i, tariff, times)
                    .isEqualByComparingTo(Micros.decimal(tariff.chargeMicros(times)));
        }
    }
}
