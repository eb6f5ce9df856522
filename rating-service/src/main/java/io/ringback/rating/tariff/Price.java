package io.ringback.rating.tariff;

import java.math.BigDecimal;

/**
 * Prices and charges of a deck, exact: counted in a {@code long} of hundred-millionths of the currency's unit. What is
 * posted by the second is kept by the minute, sixty times as much, which loses nothing.
 */
public final class Price {
    /** Decimals of a price. */
    public static final int DECIMALS = 8;

    /** Highest price of a minute, and highest charge, in units of the currency. */
    public static final BigDecimal MAX = new BigDecimal("1000000");

    static final long SECONDS_PER_MINUTE = 60;

    private Price() {}

    /**
     * A charge, or the price of a minute.
     *
     * @param field what to call it where it is refused
     * @param price 0 to 1,000,000, at most 8 decimals
     * @throws IllegalArgumentException if it is something else
     */
    public static long units(String field, BigDecimal price) {
        return units(field, price, MAX);
    }

    /**
     * The price of a minute where a second costs this much.
     *
     * @param field what to call it where it is refused
     * @param price of a second; a minute of it costs at most 1,000,000; at most 8 decimals
     * @throws IllegalArgumentException if it is something else
     */
    public static long unitsPerSecond(String field, BigDecimal price) {
        var most = MAX.divideToIntegralValue(BigDecimal.valueOf(SECONDS_PER_MINUTE));
        return SECONDS_PER_MINUTE * units(field, price, most);
    }

    /** As a decimal with eight places. */
    public static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, DECIMALS);
    }

    /** Without zeros at the end, but with two decimals at least. */
    static BigDecimal plain(long units) {
        var stripped = decimal(units).stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()));
    }

    static String text(long units) {
        return plain(units).toPlainString();
    }

    static void check(String field, long units) {
        if (units < 0 || units > units(field, MAX)) {
            throw new IllegalArgumentException(field + " must be 0 to " + MAX + ": " + text(units));
        }
    }

    private static long units(String field, BigDecimal price, BigDecimal most) {
        if (price.signum() < 0 || price.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " must be 0 to " + most + ": " + price.toPlainString());
        }
        if (price.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException(
                    field + " has more than " + DECIMALS + " decimals: " + price.toPlainString());
        }
        return price.setScale(DECIMALS).unscaledValue().longValueExact();
    }
}
