package io.ringback.rating.booking;

import io.ringback.rating.ledger.Amounts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money given or taken by an operator.
 *
 * @param amount what the balance changes by, at most 6 decimals; below zero takes
 * @param reason why, for whoever reads the ledger
 * @param reference the operator's own; used once per account
 */
public record AdjustmentOrder(
        BigDecimal amount, String reason, @Nullable String reference) {
    public AdjustmentOrder {
        Amounts.requireSigned("amount", amount);
        Amounts.requireText("reason", reason);
        Amounts.requireText("reference", reference);
    }
}
