package io.ringback.rating.deck;

import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.tariff.Conditions;
import io.ringback.rating.tariff.Price;
import io.ringback.rating.tariff.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rate of a deck, as it is posted or stands in a sheet. What is left out is nothing, if not said otherwise. Ranges as in
 * {@link Rate} and {@link Conditions}.
 *
 * @param pricePerMinute either this or the price per second; neither where the prefix is blocked
 * @param pricePerSecond at most 8 decimals
 * @param firstIncrementSeconds 60 if left out
 * @param incrementSeconds as the first one if left out
 * @param maximumCost no bound if left out
 * @param validFrom always if left out
 * @param validUntil for ever if left out
 * @param blocked whether calls there are refused
 */
public record RateOrder(
        String prefix,
        String destination,
        @Nullable BigDecimal pricePerMinute,
        @Nullable BigDecimal pricePerSecond,
        @Nullable BigDecimal connectCharge,
        @Nullable BigDecimal disconnectCharge,
        @Nullable Integer firstIncrementSeconds,
        @Nullable Integer incrementSeconds,
        @Nullable Integer minimumSeconds,
        @Nullable BigDecimal minimumCharge,
        @Nullable Integer graceSeconds,
        @Nullable BigDecimal maximumCost,
        @Nullable List<TierOrder> tiers,
        @Nullable List<BandPriceOrder> bands,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Boolean blocked) {
    private static final int MAX_DESTINATION = 100;
    private static final int DEFAULT_INCREMENT_SECONDS = 60;

    public RateOrder {
        tiers = tiers == null ? null : List.copyOf(tiers);
        bands = bands == null ? null : List.copyOf(bands);
    }

    /** What posting would make this rate. */
    static RateOrder of(Rate rate) {
        var conditions = rate.conditions();
        return new RateOrder(
                rate.prefix(),
                rate.destination(),
                RateText.decimal(rate.pricePerMinuteUnits()),
                null,
                shown(rate.connectUnits()),
                shown(conditions.disconnectCharge()),
                rate.firstIncrementSeconds(),
                rate.incrementSeconds(),
                shown(conditions.minimumSeconds()),
                shown(conditions.minimumCharge()),
                shown(conditions.graceSeconds()),
                conditions.maximumCost() == null ? null : RateText.decimal(conditions.maximumCost()),
                conditions.tiers().isEmpty()
                        ? null
                        : conditions.tiers().stream().map(TierOrder::of).toList(),
                conditions.bands().prices().isEmpty()
                        ? null
                        : conditions.bands().prices().stream()
                                .map(BandPriceOrder::of)
                                .toList(),
                conditions.validFrom(),
                conditions.validUntil(),
                conditions.blocked() ? true : null);
    }

    /**
     * The rate.
     *
     * @param facts of its deck
     * @throws IllegalArgumentException saying what is wrong, beginning with a component's name
     */
    public Rate rate(DeckFacts facts) {
        if (prefix.isEmpty() || !PrefixIndex.isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix must have 1 to " + PrefixIndex.MAX_DIGITS + " digits");
        }
        if (destination.isBlank() || destination.length() > MAX_DESTINATION) {
            throw new IllegalArgumentException("destination must have 1 to " + MAX_DESTINATION + " characters");
        }
        if (destination.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("destination must have no control characters");
        }
        int first = Objects.requireNonNullElse(firstIncrementSeconds, DEFAULT_INCREMENT_SECONDS);
        int further = Objects.requireNonNullElse(incrementSeconds, first);
        return new Rate(
                PrefixIndex.keyOf(prefix),
                destination,
                minuteUnits(),
                units("connectCharge", connectCharge),
                first,
                further,
                conditions(facts, further));
    }

    private long minuteUnits() {
        if (pricePerMinute != null && pricePerSecond != null) {
            throw new IllegalArgumentException("pricePerSecond must be left out beside pricePerMinute");
        }
        if (pricePerMinute == null && pricePerSecond == null && !Boolean.TRUE.equals(blocked)) {
            throw new IllegalArgumentException("pricePerMinute is missing");
        }
        return pricePerSecond == null
                ? units("pricePerMinute", pricePerMinute)
                : Price.unitsPerSecond("pricePerSecond", pricePerSecond);
    }

    private Conditions conditions(DeckFacts facts, int increment) {
        var tierList = Objects.requireNonNullElse(tiers, List.<TierOrder>of()).stream()
                .map(tier -> tier.tier(increment))
                .toList();
        var bandList = Objects.requireNonNullElse(bands, List.<BandPriceOrder>of()).stream()
                .map(band -> band.price(facts))
                .toList();
        var conditions = new Conditions(
                units("disconnectCharge", disconnectCharge),
                Objects.requireNonNullElse(minimumSeconds, 0),
                units("minimumCharge", minimumCharge),
                Objects.requireNonNullElse(graceSeconds, 0),
                maximumCost == null ? null : units("maximumCost", maximumCost),
                tierList,
                facts.priced(bandList),
                validFrom,
                validUntil,
                Boolean.TRUE.equals(blocked));
        return conditions.equals(Conditions.NONE) ? Conditions.NONE : conditions;
    }

    private static @Nullable BigDecimal shown(long units) {
        return units == 0 ? null : RateText.decimal(units);
    }

    private static @Nullable Integer shown(int seconds) {
        return seconds == 0 ? null : seconds;
    }

    private static long units(String field, @Nullable BigDecimal price) {
        return price == null ? 0 : Price.units(field, price);
    }
}
