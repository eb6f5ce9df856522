package io.ringback.rating.payment;

import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in.
 *
 * @param amount above zero, at most 6 decimals, in the account's currency
 * @param reference the payer's or bank's own; used once per account
 */
public record PaymentOrder(BigDecimal amount, @Nullable String reference) {
    private static final int MAX_REFERENCE = 200;

    public PaymentOrder {
        if (amount.signum() <= 0 || amount.compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException("amount must be above zero, and at most " + Micros.MAX_AMOUNT);
        }
        if (amount.stripTrailingZeros().scale() > Micros.DECIMALS) {
            throw new IllegalArgumentException("amount may have at most " + Micros.DECIMALS + " decimals");
        }
        if (reference != null && (reference.isBlank() || reference.length() > MAX_REFERENCE)) {
            throw new IllegalArgumentException("reference must have 1 to " + MAX_REFERENCE + " characters");
        }
    }
}
