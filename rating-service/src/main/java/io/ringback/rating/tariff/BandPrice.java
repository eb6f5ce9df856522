package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a minute costs while a band is in force.
 *
 * @param band when
 * @param pricesPerMinute in {@link Price} units: one for the whole leg, or one for the beginning and one for each of the
 *     rate's tiers
 */
public record BandPrice(TimeBand band, List<Long> pricesPerMinute) {
    public BandPrice {
        pricesPerMinute = List.copyOf(pricesPerMinute);
        if (pricesPerMinute.isEmpty()) {
            throw new IllegalArgumentException("pricesPerMinute must not be empty");
        }
        pricesPerMinute.forEach(price -> Price.check("pricesPerMinute", price));
    }

    /** One price for the whole leg. */
    public static BandPrice of(TimeBand band, BigDecimal pricePerMinute) {
        return new BandPrice(band, List.of(Price.units("pricePerMinute", pricePerMinute)));
    }

    long price(int stage) {
        return pricesPerMinute.get(pricesPerMinute.size() == 1 ? 0 : stage);
    }
}
