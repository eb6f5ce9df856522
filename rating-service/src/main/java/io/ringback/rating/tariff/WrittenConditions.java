package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The conditions of a rate as they are written down: decimals and texts, null for what they do not say. */
public record WrittenConditions(
        @Nullable BigDecimal disconnectCharge,
        @Nullable Integer minimumSeconds,
        @Nullable BigDecimal minimumCharge,
        @Nullable Integer graceSeconds,
        @Nullable BigDecimal maximumCost,
        @Nullable List<WrittenTier> tiers,
        @Nullable WrittenBands bands,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Boolean blocked) {

    public WrittenConditions {
        tiers = tiers == null ? null : List.copyOf(tiers);
    }

    /** One tier. */
    public record WrittenTier(int fromSeconds, BigDecimal pricePerMinute, int incrementSeconds) {
        static WrittenTier of(Tier tier) {
            return new WrittenTier(tier.fromSeconds(), Price.decimal(tier.pricePerMinute()), tier.incrementSeconds());
        }

        Tier tier() {
            return new Tier(fromSeconds, Price.units("pricePerMinute", pricePerMinute), incrementSeconds);
        }
    }

    /** All bands, with the calendar they are read by. */
    public record WrittenBands(ZoneId zone, Set<LocalDate> holidays, List<WrittenBand> prices) {
        public WrittenBands {
            holidays = Set.copyOf(holidays);
            prices = List.copyOf(prices);
        }

        static WrittenBands of(Bands bands) {
            var calendar = bands.calendar();
            return new WrittenBands(
                    calendar.zone(),
                    new TreeSet<>(calendar.holidays()),
                    bands.prices().stream().map(WrittenBand::of).toList());
        }

        Bands bands() {
            return new Bands(
                    new DeckCalendar(zone, holidays),
                    prices.stream().map(WrittenBand::price).toList());
        }
    }

    /** One band and its prices. */
    public record WrittenBand(
            String name, Set<BandDay> days, LocalTime from, LocalTime to, List<BigDecimal> pricesPerMinute) {
        public WrittenBand {
            days = Set.copyOf(days);
            pricesPerMinute = List.copyOf(pricesPerMinute);
        }

        static WrittenBand of(BandPrice price) {
            var band = price.band();
            return new WrittenBand(
                    band.name(),
                    band.days(),
                    band.from(),
                    band.to(),
                    price.pricesPerMinute().stream().map(Price::decimal).toList());
        }

        BandPrice price() {
            return new BandPrice(
                    new TimeBand(name, days, from, to),
                    pricesPerMinute.stream()
                            .map(price -> Price.units("pricesPerMinute", price))
                            .toList());
        }
    }

    static WrittenConditions of(Conditions conditions) {
        var none = Conditions.NONE;
        return new WrittenConditions(
                charge(conditions.disconnectCharge()),
                seconds(conditions.minimumSeconds()),
                charge(conditions.minimumCharge()),
                seconds(conditions.graceSeconds()),
                conditions.maximumCost() == null ? null : Price.decimal(conditions.maximumCost()),
                conditions.tiers().isEmpty()
                        ? null
                        : conditions.tiers().stream().map(WrittenTier::of).toList(),
                conditions.bands().equals(none.bands()) ? null : WrittenBands.of(conditions.bands()),
                conditions.validFrom(),
                conditions.validUntil(),
                conditions.blocked() ? Boolean.TRUE : null);
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    Conditions conditions() {
        return new Conditions(
                units("disconnectCharge", disconnectCharge),
                Objects.requireNonNullElse(minimumSeconds, 0),
                units("minimumCharge", minimumCharge),
                Objects.requireNonNullElse(graceSeconds, 0),
                maximumCost == null ? null : Price.units("maximumCost", maximumCost),
                tiers == null
                        ? List.of()
                        : tiers.stream().map(WrittenTier::tier).toList(),
                bands == null ? Bands.NONE : bands.bands(),
                validFrom,
                validUntil,
                Boolean.TRUE.equals(blocked));
    }

    private static @Nullable BigDecimal charge(long units) {
        return units == 0 ? null : Price.decimal(units);
    }

    private static @Nullable Integer seconds(int seconds) {
        return seconds == 0 ? null : seconds;
    }

    private static long units(String field, @Nullable BigDecimal charge) {
        return charge == null ? 0 : Price.units(field, charge);
    }
}
