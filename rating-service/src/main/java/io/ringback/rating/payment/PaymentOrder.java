package io.ringback.rating.payment;

import io.ringback.rating.ledger.Amounts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in.
 *
 * @param amount above zero, at most 6 decimals, in the account's currency
 * @param reference the payer's or bank's own; used once per account
 */
public record PaymentOrder(BigDecimal amount, @Nullable String reference) {
    public PaymentOrder {
        Amounts.requirePositive("amount", amount);
        Amounts.requireText("reference", reference);
    }
}
