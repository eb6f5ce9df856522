package io.ringback.rating.booking;

import io.ringback.rating.ledger.Amounts;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment, or what an attempt was charged, given back.
 *
 * @param payment goes back to the payer and leaves the balance; either this or an attempt
 * @param attempt its charge comes back to the balance
 * @param amount above zero, at most 6 decimals; all that is left of it if not given
 * @param reason why, for whoever reads the ledger
 * @param reference the operator's own; used once per account
 */
public record RefundOrder(
        @Nullable UUID payment,
        @Nullable UUID attempt,
        @Nullable BigDecimal amount,
        String reason,
        @Nullable String reference) {
    public RefundOrder {
        if ((payment == null) == (attempt == null)) {
            throw new IllegalArgumentException("payment or attempt must be named, and only one of them");
        }
        if (amount != null) {
            Amounts.requirePositive("amount", amount);
        }
        Amounts.requireText("reason", reason);
        Amounts.requireText("reference", reference);
    }
}
