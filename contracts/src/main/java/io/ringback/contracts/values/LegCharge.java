package io.ringback.contracts.values;

import com.fasterxml.jackson.annotation.JsonFormat;
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
 * @param pricePerMinute as in the deck
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
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal pricePerMinute,
        long freeSeconds,
        Money amount,
        List<String> steps) {
    public LegCharge {
        steps = List.copyOf(steps);
    }
}
