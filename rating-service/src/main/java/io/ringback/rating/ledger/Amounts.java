package io.ringback.rating.ledger;

import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be asked to be posted, wherever it is asked: the sentences begin with the field's name. */
public final class Amounts {
    /** Longest reference or reason. */
    public static final int MAX_TEXT = 200;

    private Amounts() {}

    /** @throws IllegalArgumentException if it is not above zero, too large, or too fine */
    public static void requirePositive(String field, BigDecimal amount) {
        if (amount.signum() <= 0 || amount.compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException(field + " must be above zero, and at most " + Micros.MAX_AMOUNT);
        }
        requireDecimals(field, amount);
    }

    /** @throws IllegalArgumentException if it is zero, too large in either direction, or too fine */
    public static void requireSigned(String field, BigDecimal amount) {
        if (amount.signum() == 0 || amount.abs().compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException(
                    field + " must not be zero, and be " + Micros.MAX_AMOUNT + " at most in either direction");
        }
        requireDecimals(field, amount);
    }

    /** @throws IllegalArgumentException if it is blank or too long */
    public static void requireText(String field, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
            throw new IllegalArgumentException(field + " must have 1 to " + MAX_TEXT + " characters");
        }
    }

    private static void requireDecimals(String field, BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > Micros.DECIMALS) {
            throw new IllegalArgumentException(field + " may have at most " + Micros.DECIMALS + " decimals");
        }
    }
}
