package io.ringback.rating.tariff;

import io.ringback.contracts.values.Money;
import java.math.BigDecimal;

/**
 * Millionths of a currency's unit, the finest amount a balance knows. Counted in a {@code long}: up to nine billion
 * billions, so sums of balances below {@link #MAX_AMOUNT} stay exact.
 */
public final class Micros {
    /** Decimals of every balance, hold and posting. */
    public static final int DECIMALS = 6;

    /** No single payment, overdraft or balance is larger: one million millions of the unit. */
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000");

    private Micros() {}

    /**
     * The amount in millionths.
     *
     * @throws ArithmeticException if it has more than six decimals
     */
    public static long of(BigDecimal amount) {
        return amount.setScale(DECIMALS).unscaledValue().longValueExact();
    }

    /** The amount as a decimal with six places, as SQL stores it. */
    public static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    /** The amount with its currency. */
    public static Money money(long micros, String currency) {
        return new Money(decimal(micros), currency);
    }
}
