package io.ringback.rating.deck;

import io.ringback.rating.tariff.Price;
import io.ringback.rating.tariff.Tier;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tier of a rate, as it is posted. Ranges as in {@link Tier}.
 *
 * @param incrementSeconds as the rate's if left out
 */
public record TierOrder(
        int fromSeconds,
        BigDecimal pricePerMinute,
        @Nullable Integer incrementSeconds) {

    static TierOrder of(Tier tier) {
        return new TierOrder(tier.fromSeconds(), RateText.decimal(tier.pricePerMinute()), tier.incrementSeconds());
    }

    Tier tier(int rateIncrementSeconds) {
        return new Tier(
                fromSeconds,
                Price.units("tiers", pricePerMinute),
                incrementSeconds == null ? rateIncrementSeconds : incrementSeconds);
    }
}
