package io.ringback.rating.tariff;

import io.ringback.rating.prefix.PrefixIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The price of a leg to the numbers behind one prefix. What it says, in the order in which it is applied to a leg of so
 * many whole seconds that begins at some moment:
 *
 * <ol>
 *   <li>A leg of no seconds, or of no more than the grace, costs nothing at all.
 *   <li>A shorter leg counts as the minimum of seconds.
 *   <li>It is billed up to the end of the first increment, then of the further ones; in a tier, of the tier's.
 *   <li>Each billed second costs a sixtieth of the price per minute in force at that second: of the band by the clock on
 *       the wall at that second, of the tier by the seconds since the beginning. Free seconds, from the first on, cost
 *       nothing.
 *   <li>Connect and disconnect charge are added, once each.
 *   <li>If any second was not free, the sum is raised to the minimum charge; in any case it is cut to the maximum cost.
 *   <li>The exact sum is rounded half up once, to millionths.
 * </ol>
 *
 * <p>A charge never falls with more seconds. It is kept small: a deck has a million of these.
 *
 * @param prefixKey the digits of the prefix as {@link PrefixIndex#keyOf} has them
 * @param destination its name, such as a country
 * @param pricePerMinuteUnits in {@link Price} units
 * @param connectUnits once per answered leg, in {@link Price} units
 * @param firstIncrementSeconds the least that is billed, 1 to 3600
 * @param incrementSeconds what follows is billed in whole steps of this, 1 to 3600
 * @param conditions what most rates have nothing of
 */
public record Rate(
        long prefixKey,
        String destination,
        long pricePerMinuteUnits,
        long connectUnits,
        int firstIncrementSeconds,
        int incrementSeconds,
        Conditions conditions)
        implements RateEntry {
    /** Longest increment, so that sums stay far inside a {@code long}. */
    public static final int MAX_INCREMENT_SECONDS = 3600;

    /** The longest leg that can be priced, a day: up to it no sum leaves a {@code long}. */
    public static final int MAX_LEG_SECONDS = 86_400;

    public Rate {
        if (prefixKey < 1) {
            throw new IllegalArgumentException("prefix must have 1 to " + PrefixIndex.MAX_DIGITS + " digits");
        }
        Price.check("pricePerMinute", pricePerMinuteUnits);
        Price.check("connectCharge", connectUnits);
        increment("firstIncrementSeconds", firstIncrementSeconds);
        increment("incrementSeconds", incrementSeconds);
        reachable(conditions.tiers(), firstIncrementSeconds, incrementSeconds);
    }

    /**
     * A rate by its prefix's digits and the price of a minute.
     *
     * @param prefix 1 to 15 digits
     * @param pricePerMinute 0 to 1,000,000, at most 8 decimals
     * @param connectCharge as the price
     */
    public Rate(
            String prefix,
            String destination,
            BigDecimal pricePerMinute,
            BigDecimal connectCharge,
            int firstIncrementSeconds,
            int incrementSeconds,
            Conditions conditions) {
        this(
                PrefixIndex.keyOf(prefix),
                destination,
                Price.units("pricePerMinute", pricePerMinute),
                Price.units("connectCharge", connectCharge),
                firstIncrementSeconds,
                incrementSeconds,
                conditions);
    }

    /** A plain rate. */
    public Rate(
            String prefix,
            String destination,
            BigDecimal pricePerMinute,
            BigDecimal connectCharge,
            int firstIncrementSeconds,
            int incrementSeconds) {
        this(
                prefix,
                destination,
                pricePerMinute,
                connectCharge,
                firstIncrementSeconds,
                incrementSeconds,
                Conditions.NONE);
    }

    /** 1 to 15 digits. */
    public String prefix() {
        return PrefixIndex.digitsOf(prefixKey);
    }

    /** The price where no band is in force and no tier is reached, eight decimals. */
    public BigDecimal pricePerMinute() {
        return Price.decimal(pricePerMinuteUnits);
    }

    /** Eight decimals. */
    public BigDecimal connectCharge() {
        return Price.decimal(connectUnits);
    }

    /** The price of the first second of a leg that begins then, by the minute, eight decimals. */
    public BigDecimal pricePerMinuteAt(Instant start) {
        return Price.decimal(LegCost.begun(this, start, 1, 0).price(0));
    }

    /**
     * Seconds after grace, minimum and increments: nothing for no talk, else at least the first increment.
     *
     * @param seconds whole seconds, 0 to {@value #MAX_LEG_SECONDS}
     */
    public long billedSeconds(long seconds) {
        if (seconds < 0 || seconds > MAX_LEG_SECONDS) {
            throw new IllegalArgumentException("seconds must be 0 to " + MAX_LEG_SECONDS + ": " + seconds);
        }
        if (seconds <= conditions.graceSeconds()) {
            return 0;
        }
        long counted = Math.max(seconds, conditions.minimumSeconds());
        if (counted <= firstIncrementSeconds) {
            return firstIncrementSeconds;
        }
        long from = firstIncrementSeconds;
        long step = incrementSeconds;
        for (Tier tier : conditions.tiers()) {
            if (tier.fromSeconds() < counted) {
                from = tier.fromSeconds();
                step = tier.incrementSeconds();
            }
        }
        return from + Math.ceilDiv(counted - from, step) * step;
    }

    /**
     * The charge for a leg.
     *
     * @param start when it is priced from
     * @param seconds whole seconds, 0 to {@value #MAX_LEG_SECONDS}
     * @return millionths of the currency
     */
    public long chargeMicros(Instant start, long seconds) {
        return LegCost.begun(this, start, seconds, 0).micros(seconds);
    }

    /** Whether no call there may be made, whatever it costs. */
    public boolean blocked() {
        return conditions.blocked();
    }

    @Override
    public Optional<Rate> validAt(Instant at) {
        return conditions.validAt(at) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public boolean isValidAt(Instant at) {
        return conditions.validAt(at);
    }

    @Override
    public List<Rate> rates() {
        return List.of(this);
    }

    /** All that a call begun in this window needs of it, without the holidays of other years. */
    public Rate within(StartWindow starts) {
        if (conditions.bands().isEmpty()) {
            return this;
        }
        var bands = conditions.bands().between(starts.from(), starts.until().plusSeconds(2 * MAX_LEG_SECONDS));
        return new Rate(
                prefixKey,
                destination,
                pricePerMinuteUnits,
                connectUnits,
                firstIncrementSeconds,
                incrementSeconds,
                conditions.with(bands));
    }

    static void increment(String field, int seconds) {
        if (seconds < 1 || seconds > MAX_INCREMENT_SECONDS) {
            throw new IllegalArgumentException(field + " must be 1 to " + MAX_INCREMENT_SECONDS + ": " + seconds);
        }
    }

    /** Else a step would be billed across the border, at one tier's price and the other's length. */
    private static void reachable(List<Tier> tiers, int first, int step) {
        int reached = first;
        int by = step;
        for (int i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            int beyond = tier.fromSeconds() - reached;
            if (beyond < 0 || (i > 0 && beyond == 0) || beyond % by != 0) {
                throw new IllegalArgumentException("tiers[" + i + "].fromSeconds must be reached by the increments"
                        + " before it: " + reached + " s and steps of " + by + " s do not come to " + tier.fromSeconds()
                        + " s");
            }
            reached = tier.fromSeconds();
            by = tier.incrementSeconds();
        }
    }
}
