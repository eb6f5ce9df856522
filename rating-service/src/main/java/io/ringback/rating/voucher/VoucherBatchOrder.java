package io.ringback.rating.voucher;

import io.ringback.rating.ledger.Amounts;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Vouchers to be made.
 *
 * @param name for the operator's own books
 * @param amount each is good for, above zero, at most 6 decimals
 * @param currency ISO 4217; an account in another one cannot redeem them
 * @param count how many
 * @param expiresAt not redeemed from then on
 */
public record VoucherBatchOrder(String name, BigDecimal amount, String currency, int count, Instant expiresAt) {
    public VoucherBatchOrder {
        Amounts.requireText("name", name);
        Amounts.requirePositive("amount", amount);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be three capital letters");
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be positive: " + count);
        }
    }
}
