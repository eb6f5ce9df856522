package io.ringback.rating.tariff;

import java.math.BigDecimal;

/**
 * The price of talking to the numbers behind one prefix.
 *
 * @param prefix 1 to 15 digits
 * @param destination its name, such as a country
 * @param pricePerMinute 0 to 1,000,000, at most 8 decimals
 * @param connectCharge once per answered leg; 0 to 1,000,000, at most 8 decimals
 * @param firstIncrementSeconds the least that is billed, 1 to 3600
 * @param incrementSeconds what follows is billed in whole steps of this, 1 to 3600
 */
public record Rate(
        String prefix,
        String destination,
        BigDecimal pricePerMinute,
        BigDecimal connectCharge,
        int firstIncrementSeconds,
        int incrementSeconds) {
    /** Decimals of a price. */
    public static final int MAX_DECIMALS = 8;

    /** Longest increment, so that sums stay far inside a {@code long}. */
    public static final int MAX_INCREMENT_SECONDS = 3600;

    /** Highest price or charge, in units of the currency. */
    public static final BigDecimal MAX_PRICE = new BigDecimal("1000000");

    private static final long SECONDS_PER_MINUTE = 60;
    private static final long PRICE_UNITS_PER_MICRO = 100;

    public Rate {
        pricePerMinute = price("pricePerMinute", pricePerMinute);
        connectCharge = price("connectCharge", connectCharge);
        increment("firstIncrementSeconds", firstIncrementSeconds);
        increment("incrementSeconds", incrementSeconds);
    }

    /**
     * Seconds after increments: nothing for no talk, else at least the first increment.
     *
     * @param seconds whole seconds, not negative
     */
    public long billedSeconds(long seconds) {
        if (seconds == 0) {
            return 0;
        }
        if (seconds <= firstIncrementSeconds) {
            return firstIncrementSeconds;
        }
        return firstIncrementSeconds
                + Math.ceilDiv(seconds - firstIncrementSeconds, incrementSeconds) * incrementSeconds;
    }

    /**
     * The charge for a leg: connect charge and price exactly summed, then rounded half up once to millionths. Nothing
     * for no talk, and never less for more talk.
     *
     * @param seconds whole seconds, not negative
     * @return millionths of the currency
     */
    public long chargeMicros(long seconds) {
        if (seconds == 0) {
            return 0;
        }
        long sixtieths = Math.addExact(
                Math.multiplyExact(units(connectCharge), SECONDS_PER_MINUTE),
                Math.multiplyExact(units(pricePerMinute), billedSeconds(seconds)));
        long divisor = SECONDS_PER_MINUTE * PRICE_UNITS_PER_MICRO;
        return Math.addExact(sixtieths, divisor / 2) / divisor;
    }

    /** Whether nothing is ever charged. */
    public boolean free() {
        return pricePerMinute.signum() == 0 && connectCharge.signum() == 0;
    }

    private static long units(BigDecimal price) {
        return price.unscaledValue().longValueExact();
    }

    private static BigDecimal price(String name, BigDecimal price) {
        if (price.signum() < 0 || price.compareTo(MAX_PRICE) > 0) {
            throw new IllegalArgumentException(name + " must be 0 to " + MAX_PRICE + ": " + price.toPlainString());
        }
        if (price.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    name + " has more than " + MAX_DECIMALS + " decimals: " + price.toPlainString());
        }
        return price.setScale(MAX_DECIMALS);
    }

    private static void increment(String name, int seconds) {
        if (seconds < 1 || seconds > MAX_INCREMENT_SECONDS) {
            throw new IllegalArgumentException(name + " must be 1 to " + MAX_INCREMENT_SECONDS + ": " + seconds);
        }
    }
}
