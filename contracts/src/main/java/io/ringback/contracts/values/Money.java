package io.ringback.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency; negative for what is owed.
 *
 * @param amount at most 18 digits before the point and 8 after it, a plain decimal string in JSON; trailing zeros are
 *     kept down to two decimals so that equal amounts are equal values
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(
        @JsonSerialize(using = PlainDecimal.class) BigDecimal amount, String currency) {
    public static final int MAX_DECIMALS = 8;
    public static final int MAX_WHOLE_DIGITS = 18;
    private static final int MAX_SCALE = 100;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    @JsonCreator
    public Money(@JsonProperty("amount") BigDecimal amount, @JsonProperty("currency") String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three capital letters");
        }
        this.amount = exact("amount", amount);
        this.currency = currency;
    }

    /** One form for equal decimals: two to eight decimals, no trailing zeros beyond the second. */
    static BigDecimal exact(String name, BigDecimal value) {
        // before any arithmetic: 1e1000000 is short to write and long to work with
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(name + " is out of range");
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(name + " has more than " + MAX_DECIMALS + " decimals");
        }
        if (plain.precision() - plain.scale() > MAX_WHOLE_DIGITS) {
            throw new IllegalArgumentException(
                    name + " has more than " + MAX_WHOLE_DIGITS + " digits before the point");
        }
        return plain.setScale(Math.max(2, plain.scale()));
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return amount.signum();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
