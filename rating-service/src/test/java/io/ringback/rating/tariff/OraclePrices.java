package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The price per minute in force at one second, for the {@link Oracle}: read off the clock on the wall at each. */
final class OraclePrices {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int PRICE_DECIMALS = 8;

    private final List<Integer> tiers = new ArrayList<>();
    private final List<BigInteger> own = new ArrayList<>();
    private final List<Hours> bands = new ArrayList<>();
    private final Map<Long, String> days = new HashMap<>();
    private @Nullable ZoneRules zone;
    private Set<LocalDate> holidays = Set.of();

    private OraclePrices() {}

    /** A band, in seconds of the day. */
    private record Hours(Set<String> days, int from, int to, List<BigInteger> prices) {}

    static OraclePrices of(WrittenRate rate) {
        var prices = new OraclePrices();
        prices.own.add(units(rate.pricePerMinute()));
        var says = rate.conditions();
        if (says != null && says.tiers() != null) {
            says.tiers().forEach(tier -> {
                prices.tiers.add(tier.fromSeconds());
                prices.own.add(units(tier.pricePerMinute()));
            });
        }
        if (says != null && says.bands() != null) {
            prices.zone = says.bands().zone().getRules();
            prices.holidays = says.bands().holidays();
            says.bands()
                    .prices()
                    .forEach(band -> prices.bands.add(new Hours(
                            Set.copyOf(band.days().stream().map(Enum::name).toList()),
                            band.from().toSecondOfDay(),
                            band.to().toSecondOfDay(),
                            band.pricesPerMinute().stream()
                                    .map(OraclePrices::units)
                                    .toList())));
        }
        return prices;
    }

    /**
     * @param second of the leg, the first is 0
     * @param moment of that second, since 1970
     */
    BigInteger at(long second, long moment) {
        int tier = 0;
        for (int from : tiers) {
            tier += second >= from ? 1 : 0;
        }
        if (zone != null) {
            long wall = moment + zone.getOffset(Instant.ofEpochSecond(moment)).getTotalSeconds();
            long date = Math.floorDiv(wall, SECONDS_PER_DAY);
            int time = (int) Math.floorMod(wall, (long) SECONDS_PER_DAY);
            for (var band : bands) {
                if (inForce(band, date, time)) {
                    return band.prices().get(band.prices().size() == 1 ? 0 : tier);
                }
            }
        }
        return own.get(tier);
    }

    private boolean inForce(Hours band, long date, int time) {
        if (band.from() < band.to()) {
            return time >= band.from() && time < band.to() && band.days().contains(day(date));
        }
        return (time >= band.from() && band.days().contains(day(date)))
                || (time < band.to() && band.days().contains(day(date - 1)));
    }

    private String day(long date) {
        return days.computeIfAbsent(date, epochDay -> {
            var local = LocalDate.ofEpochDay(epochDay);
            return holidays.contains(local) ? "HOLIDAY" : abbreviated(local.getDayOfWeek());
        });
    }

    private static String abbreviated(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** Hundred-millionths. */
    static BigInteger units(BigDecimal price) {
        return price.movePointRight(PRICE_DECIMALS).toBigIntegerExact();
    }
}
