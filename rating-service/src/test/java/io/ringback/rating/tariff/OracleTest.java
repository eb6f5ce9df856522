package io.ringback.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Prices by the implementation and by the {@link Oracle}, which was written from the tariff's text alone. {@code
 * -Dringback.oracle.cases=} asks for more of them, {@code -Dringback.oracle.seed=} for others.
 */
class OracleTest {
    private static final int CASES = Integer.getInteger("ringback.oracle.cases", 200_000);
    private static final long SEED = Long.getLong("ringback.oracle.seed", 20_261_122L);
    private static final int CALLS_PER_TARIFF = 5;
    private static final int LIMIT_EVERY = 200;

    @Test
    void oracle_and_implementation_never_differ() {
        System.out.println("oracle: seed " + SEED + ", " + CASES + " cases");
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i += CALLS_PER_TARIFF) {
            long seed = random.nextLong();
            charges(seed);
            if (i % LIMIT_EVERY == 0) {
                limit(seed);
            }
        }
    }

    private static void charges(long seed) {
        var random = new SplittableRandom(seed);
        var tariff = Tariffs.anyTariff(random);
        var oracle = oracle(tariff);
        for (int i = 0; i < CALLS_PER_TARIFF; i++) {
            var starts = Tariffs.anyWindow(random);
            var times = Tariffs.shortTimes(random, starts);

            long charge = tariff.within(starts).chargeMicros(times);

            assertThat(charge)
                    .as(() -> "case %d: %s for %s".formatted(seed, tariff, times))
                    .isEqualTo(oracle.charge(
                                    times.answeredAt().getEpochSecond(),
                                    times.callerSeconds(),
                                    times.bridgedAt().getEpochSecond(),
                                    times.talkSeconds())
                            .longValueExact());
        }
    }

    private static void limit(long seed) {
        var random = new SplittableRandom(seed);
        var tariff = Tariffs.anyTariff(random);
        var starts = Tariffs.shortWindow(random);
        int setup = random.nextInt(0, 30);
        int cap = random.nextInt(1, 60);
        long available = tariff.mostMicros(starts, setup + cap, random.nextInt(0, cap + 1)) + random.nextInt(-1, 2);

        int limit = tariff.limitSeconds(starts, available, setup, cap);

        assertThat(limit)
                .as(() -> "case %d: %s in %s with %d".formatted(seed, tariff, starts, available))
                .isEqualTo(oracle(tariff)
                        .limit(starts.from().getEpochSecond(), starts.until().getEpochSecond(), available, setup, cap));
    }

    private static Oracle oracle(Tariff tariff) {
        var caller = tariff.callerRate();
        var callee = tariff.calleeRate();
        return new Oracle(
                tariff.callerPolicy().name(),
                caller == null ? null : WrittenRate.of(caller),
                callee == null ? null : WrittenRate.of(callee),
                tariff.freeSeconds());
    }
}
