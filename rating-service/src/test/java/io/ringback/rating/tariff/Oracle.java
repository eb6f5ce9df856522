package io.ringback.rating.tariff;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tariff by its text alone ({@code docs/rating.md}): second by second, in whole numbers without bound. It shares
 * nothing with the implementation but the rates as they are written.
 *
 * @param callerPolicy FREE, ON_BRIDGE or ON_ANSWER
 */
record Oracle(
        String callerPolicy,
        @Nullable WrittenRate caller,
        @Nullable WrittenRate callee,
        long freeSeconds) {
    private static final BigInteger SIXTY = BigInteger.valueOf(60);
    private static final BigInteger HALF = BigInteger.valueOf(3000);
    private static final BigInteger PER_MILLIONTH = BigInteger.valueOf(6000);

    /** Each leg is rounded by itself, the charge is their sum; millionths. */
    BigInteger charge(long answered, long callerSeconds, long bridged, long talkSeconds) {
        boolean onAnswer = callerPolicy.equals("ON_ANSWER");
        long callerPriced = callerPolicy.equals("FREE") ? 0 : onAnswer ? callerSeconds : talkSeconds;
        long callerStart = onAnswer ? answered : bridged;
        return leg(caller, callerPriced, callerStart, callerStart, 0)
                .add(leg(callee, talkSeconds, bridged, bridged, freeSeconds));
    }

    /** The largest whole talk up to the cap whose hold is covered. */
    int limit(long from, long until, long available, int setup, int cap) {
        int limit = 0;
        for (int talk = 1; talk <= cap; talk++) {
            long callerPriced =
                    callerPolicy.equals("FREE") ? 0 : callerPolicy.equals("ON_ANSWER") ? (long) setup + talk : talk;
            var most = leg(caller, callerPriced, from, until, 0).add(leg(callee, talk, from, until, freeSeconds));
            if (most.compareTo(BigInteger.valueOf(available)) <= 0) {
                limit = talk;
            }
        }
        return limit;
    }

    private static BigInteger leg(@Nullable WrittenRate rate, long seconds, long from, long until, long free) {
        if (rate == null || seconds == 0) {
            return BigInteger.ZERO;
        }
        var says = rate.conditions();
        if (says != null && says.graceSeconds() != null && seconds <= says.graceSeconds()) {
            return BigInteger.ZERO;
        }
        long counted = says != null && says.minimumSeconds() != null && says.minimumSeconds() > seconds
                ? says.minimumSeconds()
                : seconds;
        var prices = OraclePrices.of(rate);
        var sum = BigInteger.ZERO;
        long billed = billed(rate, counted);
        if (billed <= free) {
            return BigInteger.ZERO;
        }
        for (long second = free; second < billed; second++) {
            var dearest = BigInteger.ZERO;
            for (long start = from; start <= until; start++) {
                dearest = dearest.max(prices.at(second, start + second));
            }
            sum = sum.add(dearest);
        }
        sum = sum.add(sixtieths(rate.connectCharge()));
        if (says != null) {
            sum = says.disconnectCharge() == null ? sum : sum.add(sixtieths(says.disconnectCharge()));
            sum = says.minimumCharge() == null ? sum : sum.max(sixtieths(says.minimumCharge()));
            sum = says.maximumCost() == null ? sum : sum.min(sixtieths(says.maximumCost()));
        }
        return sum.add(HALF).divide(PER_MILLIONTH);
    }

    /** Increment by increment, each of the tier in which it begins. */
    private static long billed(WrittenRate rate, long counted) {
        var says = rate.conditions();
        var tiers = says == null || says.tiers() == null ? List.<WrittenConditions.WrittenTier>of() : says.tiers();
        long billed = rate.firstIncrementSeconds();
        while (billed < counted) {
            int step = rate.incrementSeconds();
            for (var tier : tiers) {
                step = billed >= tier.fromSeconds() ? tier.incrementSeconds() : step;
            }
            billed += step;
        }
        return billed;
    }

    /** Sixtieths of hundred-millionths. */
    private static BigInteger sixtieths(BigDecimal charge) {
        return OraclePrices.units(charge).multiply(SIXTY);
    }
}
