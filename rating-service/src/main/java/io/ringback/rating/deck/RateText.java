package io.ringback.rating.deck;

import io.ringback.rating.tariff.BandPrice;
import io.ringback.rating.tariff.Price;
import io.ringback.rating.tariff.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tiers and band prices as one line of text, as sheets and tables have them: tiers {@code 60=0.08/30 300=0.05/60} (from
 * second, price of a minute, increment), band prices {@code night=0.05 weekend=0.04/0.03} (one price, or one for the
 * beginning and one for each tier).
 */
public final class RateText {
    private static final String PRICE = "[0-9]{1,8}(?:\\.[0-9]{1,20})?";
    private static final Pattern TIER = Pattern.compile("([0-9]{1,6})=(" + PRICE + ")(?:/([0-9]{1,6}))?");
    private static final Pattern BAND =
            Pattern.compile("([A-Za-z0-9._-]{1,32})=(" + PRICE + "(?:/" + PRICE + "){0,12})");
    private static final int MAX_PARTS = 100;

    private RateText() {}

    /** @throws IllegalArgumentException beginning with {@code tiers} */
    public static List<TierOrder> tiers(String text) {
        var tiers = new ArrayList<TierOrder>();
        for (String part : parts(text)) {
            var found = TIER.matcher(part);
            if (!found.matches()) {
                throw new IllegalArgumentException("tiers must each be such as 60=0.08/30");
            }
            var increment = found.group(3);
            tiers.add(new TierOrder(
                    Integer.parseInt(found.group(1)),
                    new BigDecimal(found.group(2)),
                    increment == null ? null : Integer.valueOf(increment)));
        }
        return tiers;
    }

    /** @throws IllegalArgumentException beginning with {@code bands} */
    public static List<BandPriceOrder> bandPrices(String text) {
        var prices = new ArrayList<BandPriceOrder>();
        for (String part : parts(text)) {
            var found = BAND.matcher(part);
            if (!found.matches()) {
                throw new IllegalArgumentException("bands must each be such as night=0.05");
            }
            prices.add(new BandPriceOrder(
                    found.group(1),
                    Arrays.stream(found.group(2).split("/", -1))
                            .map(BigDecimal::new)
                            .toList()));
        }
        return prices;
    }

    /** The tiers back as text. */
    public static String ofTiers(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> tier.fromSeconds() + "=" + price(tier.pricePerMinute()) + "/" + tier.incrementSeconds())
                .collect(Collectors.joining(" "));
    }

    /** The band prices back as text. */
    public static String ofBandPrices(List<BandPrice> prices) {
        return prices.stream()
                .map(price -> price.band().name() + "="
                        + price.pricesPerMinute().stream().map(RateText::price).collect(Collectors.joining("/")))
                .collect(Collectors.joining(" "));
    }

    /**
     * A price with two decimals, or as many as it needs.
     *
     * @param units as in {@link Price}
     */
    public static String price(long units) {
        return decimal(units).toPlainString();
    }

    static BigDecimal decimal(long units) {
        var plain = Price.decimal(units).stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()));
    }

    private static String[] parts(String text) {
        return text.isBlank() ? new String[0] : text.strip().split("\\s+", MAX_PARTS);
    }
}
