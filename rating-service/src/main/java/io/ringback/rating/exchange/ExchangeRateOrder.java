package io.ringback.rating.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * An exchange rate, as it is posted.
 *
 * @param from ISO 4217
 * @param to ISO 4217, another one
 * @param rate units of {@code to} for one of {@code from}; above 0, at most a million, at most 8 decimals
 * @param validFrom counts from then on, until a newer one does
 */
public record ExchangeRateOrder(String from, String to, BigDecimal rate, Instant validFrom) {
    private static final BigDecimal MAX_RATE = new BigDecimal("1000000");
    private static final int MAX_DECIMALS = 8;

    public ExchangeRateOrder {
        requireCurrency("from", from);
        requireCurrency("to", to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("to must be another currency");
        }
        if (rate.signum() <= 0 || rate.compareTo(MAX_RATE) > 0) {
            throw new IllegalArgumentException("rate must be above 0 and at most " + MAX_RATE);
        }
        if (rate.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException("rate must have at most " + MAX_DECIMALS + " decimals");
        }
    }

    private static void requireCurrency(String field, String code) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw new IllegalArgumentException(field + " is no ISO 4217 code");
        }
    }
}
