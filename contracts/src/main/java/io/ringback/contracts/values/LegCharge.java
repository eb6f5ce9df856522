package io.ringback.contracts.values;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of one leg, explained.
 *
 * @param leg which
 * @param prefix the rate's prefix, null where the leg is free by policy
 * @param destination the rate's name, null where the leg is free by policy
 * @param seconds what was priced, whole seconds rounded up once
 * @param billedSeconds after increments
 * @param pricePerMinute as in the deck, at most 8 decimals
 * @param freeSeconds covered by packages
 * @param amount rounded HALF_UP once to 6 decimals
 * @param steps each rounding step as a sentence, so that the amount can be recomputed from here alone
 */
public record LegCharge(
        Leg leg,
        @Nullable String prefix,
        @Nullable String destination,
        long seconds,
        long billedSeconds,

        @JsonSerialize(using = PlainDecimal.class) @Nullable BigDecimal pricePerMinute,

        long freeSeconds,
        Money amount,
        List<String> steps) {
    public LegCharge {
        if (seconds < 0 || billedSeconds < 0 || freeSeconds < 0) {
            throw new IllegalArgumentException(
                    "seconds must not be negative: " + seconds + ", " + billedSeconds + ", " + freeSeconds);
        }
        if (pricePerMinute != null) {
            pricePerMinute = Money.exact("pricePerMinute", pricePerMinute);
        }
        steps = List.copyOf(steps);
    }
}
