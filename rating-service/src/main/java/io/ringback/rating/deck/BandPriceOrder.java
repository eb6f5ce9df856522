package io.ringback.rating.deck;

import io.ringback.rating.tariff.BandPrice;
import io.ringback.rating.tariff.Price;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a rate costs in one of its deck's bands, as it is posted.
 *
 * @param band its name
 * @param pricesPerMinute one, or one for the beginning and one for each tier
 */
public record BandPriceOrder(String band, List<BigDecimal> pricesPerMinute) {
    public BandPriceOrder {
        pricesPerMinute = List.copyOf(pricesPerMinute);
    }

    static BandPriceOrder of(BandPrice price) {
        return new BandPriceOrder(
                price.band().name(),
                price.pricesPerMinute().stream().map(RateText::decimal).toList());
    }

    BandPrice price(DeckFacts facts) {
        return new BandPrice(
                facts.band(band),
                pricesPerMinute.stream()
                        .map(price -> Price.units("bands", price))
                        .toList());
    }
}
