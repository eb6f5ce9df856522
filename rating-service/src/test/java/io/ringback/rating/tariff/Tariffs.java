package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Rates as the tests speak of them. */
public final class Tariffs {
    private Tariffs() {}

    /** To Germany, no connect charge. */
    public static Rate perMinute(String price, int firstIncrementSeconds, int incrementSeconds) {
        return new Rate(
                "49", "Germany", new BigDecimal(price), BigDecimal.ZERO, firstIncrementSeconds, incrementSeconds);
    }

    /** Whole minutes of this price, the caller's leg free. */
    public static Tariff wholeMinutes(String price) {
        return Tariff.callerFree(perMinute(price, 60, 60));
    }

    /** Units of the currency as millionths. */
    public static long micros(String amount) {
        return Micros.of(new BigDecimal(amount));
    }

    /** Any rate there can be, odd ones more often than in life. */
    static Rate any(SplittableRandom random) {
        return new Rate(
                "49",
                "Germany",
                price(random),
                random.nextInt(3) == 0 ? price(random) : BigDecimal.ZERO,
                random.nextInt(1, 121),
                random.nextInt(1, 121));
    }

    static Tariff anyTariff(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Tariff(CallerLegPolicy.ON_ANSWER, any(random), any(random));
            case 1 -> new Tariff(CallerLegPolicy.ON_BRIDGE, any(random), any(random));
            case 2 -> new Tariff(CallerLegPolicy.ON_ANSWER, any(random), null);
            default -> Tariff.callerFree(any(random));
        };
    }

    private static BigDecimal price(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(random.nextLong(1, 200), 2);
            case 2 -> BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), 8);
            default -> BigDecimal.valueOf(random.nextLong(1, 1_000_000), 0);
        };
    }
}
