package io.ringback.rating.balance;

import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;

/**
 * When a balance is to be noted as low.
 *
 * @param threshold below this; at most 6 decimals, below zero for an account with an overdraft
 */
public record LowBalanceOrder(BigDecimal threshold) {
    public LowBalanceOrder {
        if (threshold.abs().compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException(
                    "threshold must be " + Micros.MAX_AMOUNT + " at most in either direction");
        }
        if (threshold.stripTrailingZeros().scale() > Micros.DECIMALS) {
            throw new IllegalArgumentException("threshold may have at most " + Micros.DECIMALS + " decimals");
        }
    }
}
