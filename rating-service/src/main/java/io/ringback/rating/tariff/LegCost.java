package io.ringback.rating.tariff;

import java.time.Instant;
import java.util.List;

/** What a leg costs by a rate, over one beginning or over every beginning of a window: the dearest then. */
final class LegCost {
    private static final long PRICE_UNITS_PER_MICRO = 100;
    private static final long DIVISOR = Price.SECONDS_PER_MINUTE * PRICE_UNITS_PER_MICRO;

    private final Rate rate;
    private final Timeline timeline;
    private final long freeSeconds;

    private LegCost(Rate rate, Timeline timeline, long freeSeconds) {
        this.rate = rate;
        this.timeline = timeline;
        this.freeSeconds = freeSeconds;
    }

    /** Takes the seconds from {@code from} up to {@code until}, exclusive, that cost {@code price} a minute each. */
    interface Piece {
        void add(long from, long until, long price, int tier, int bands);
    }

    /**
     * Of a leg that begins then.
     *
     * @param mostSeconds no longer leg is asked for
     */
    static LegCost begun(Rate rate, Instant start, long mostSeconds, long freeSeconds) {
        var bands = rate.conditions().bands();
        return new LegCost(rate, Timeline.begun(bands, start, rate.billedSeconds(mostSeconds)), freeSeconds);
    }

    /** The most a leg can cost, whenever in the window it begins. */
    static LegCost within(Rate rate, StartWindow starts, long mostSeconds, long freeSeconds) {
        var bands = rate.conditions().bands();
        return new LegCost(rate, Timeline.within(bands, starts, rate.billedSeconds(mostSeconds)), freeSeconds);
    }

    /** Millionths, rounded half up once. */
    long micros(long seconds) {
        return rounded(exact(seconds));
    }

    static long rounded(long sixtieths) {
        return Math.addExact(sixtieths, DIVISOR / 2) / DIVISOR;
    }

    /** The exact sum, in sixtieths of price units. */
    private long exact(long seconds) {
        long billed = rate.billedSeconds(seconds);
        return paid(billed) ? 0 : bounded(billed, Math.addExact(charges(), talk(billed)));
    }

    /** The billed seconds alone, in sixtieths of price units. */
    long talk(long billed) {
        if (timeline.pieces() == 1 && rate.conditions().tiers().isEmpty()) {
            return Math.multiplyExact(dearest(0, timeline.bands(0)), Math.max(0, billed - freeSeconds));
        }
        var sum = new Sum();
        pieces(billed, sum);
        return sum.sixtieths;
    }

    private static final class Sum implements Piece {
        private long sixtieths;

        @Override
        public void add(long from, long until, long price, int tier, int bands) {
            sixtieths = Math.addExact(sixtieths, Math.multiplyExact(price, until - from));
        }
    }

    /** Connect and disconnect charge, in sixtieths of price units. */
    long charges() {
        return Price.SECONDS_PER_MINUTE
                * (rate.connectUnits() + rate.conditions().disconnectCharge());
    }

    /** Whether there is nothing left to pay: nothing was billed, or a package pays all of it. */
    boolean paid(long billed) {
        return billed <= freeSeconds;
    }

    /** A sum between minimum charge and maximum cost. */
    long bounded(long billed, long sixtieths) {
        var conditions = rate.conditions();
        long raised = Math.max(sixtieths, Price.SECONDS_PER_MINUTE * conditions.minimumCharge());
        var most = conditions.maximumCost();
        return most == null ? raised : Math.min(raised, Price.SECONDS_PER_MINUTE * most);
    }

    /** How many of the billed seconds are free. */
    long free(long billed) {
        return Math.min(billed, freeSeconds);
    }

    /** Cuts the billed seconds that are not free where tier or bands change. */
    void pieces(long billed, Piece sink) {
        var tiers = rate.conditions().tiers();
        int tier = 0;
        int piece = 0;
        long at = free(billed);
        while (at < billed) {
            while (tier < tiers.size() && tiers.get(tier).fromSeconds() <= at) {
                tier++;
            }
            while (timeline.end(piece) <= at) {
                piece++;
            }
            long end = Math.min(billed, timeline.end(piece));
            if (tier < tiers.size()) {
                end = Math.min(end, tiers.get(tier).fromSeconds());
            }
            sink.add(at, end, dearest(tier, timeline.bands(piece)), tier, timeline.bands(piece));
            at = end;
        }
    }

    /** The price per minute at a second, in price units. */
    long price(long second) {
        var found = new long[1];
        pieces(second + 1, (from, until, price, tier, bands) -> found[0] = price);
        return found[0];
    }

    private long dearest(int tier, int bands) {
        long dearest = (bands & 1) == 0 ? 0 : own(tier);
        var prices = rate.conditions().bands().prices();
        for (int rest = bands >>> 1, band = 0; rest != 0; rest >>>= 1, band++) {
            if ((rest & 1) != 0) {
                dearest = Math.max(dearest, prices.get(band).price(tier));
            }
        }
        return dearest;
    }

    private long own(int tier) {
        List<Tier> tiers = rate.conditions().tiers();
        return tier == 0 ? rate.pricePerMinuteUnits() : tiers.get(tier - 1).pricePerMinute();
    }
}
