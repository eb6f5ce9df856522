package io.ringback.rating.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rate as it is written down: texts and decimals, and only what it says.
 *
 * @param conditions null for a plain rate
 */
public record WrittenRate(
        String prefix,
        String destination,
        BigDecimal pricePerMinute,
        BigDecimal connectCharge,
        int firstIncrementSeconds,
        int incrementSeconds,
        @Nullable WrittenConditions conditions) {

    public static WrittenRate of(Rate rate) {
        return new WrittenRate(
                rate.prefix(),
                rate.destination(),
                rate.pricePerMinute(),
                rate.connectCharge(),
                rate.firstIncrementSeconds(),
                rate.incrementSeconds(),
                rate.conditions().equals(Conditions.NONE) ? null : WrittenConditions.of(rate.conditions()));
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    public Rate rate() {
        return new Rate(
                prefix,
                destination,
                pricePerMinute,
                connectCharge,
                firstIncrementSeconds,
                incrementSeconds,
                conditions == null ? Conditions.NONE : conditions.conditions());
    }
}
