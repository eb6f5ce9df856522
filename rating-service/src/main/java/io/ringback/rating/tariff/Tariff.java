package io.ringback.rating.tariff;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call costs, both legs together: the same function prices a quote, finds the limit, charges, and explains.
 *
 * @param callerPolicy over which time the caller's leg is priced
 * @param callerRate null exactly where the policy is FREE
 * @param calleeRate null while no destination is known
 */
public record Tariff(
        CallerLegPolicy callerPolicy,
        @Nullable Rate callerRate,
        @Nullable Rate calleeRate) {

    public Tariff {
        if ((callerPolicy == CallerLegPolicy.FREE) != (callerRate == null)) {
            throw new IllegalArgumentException("a caller rate belongs to a priced caller leg: " + callerPolicy);
        }
    }

    /** A call whose caller leg is free. */
    public static Tariff callerFree(@Nullable Rate calleeRate) {
        return new Tariff(CallerLegPolicy.FREE, null, calleeRate);
    }

    /**
     * The charge for both legs, each rounded once; never falls in either argument.
     *
     * @param callerSeconds from the caller's answer to the end, whole seconds
     * @param talkSeconds from the bridge to the end, whole seconds
     * @return millionths of the currency
     */
    public long chargeMicros(long callerSeconds, long talkSeconds) {
        if (callerSeconds < 0 || talkSeconds < 0) {
            throw new IllegalArgumentException("seconds must not be negative: " + callerSeconds + ", " + talkSeconds);
        }
        long caller = callerRate == null ? 0 : callerRate.chargeMicros(pricedCallerSeconds(callerSeconds, talkSeconds));
        long callee = calleeRate == null ? 0 : calleeRate.chargeMicros(talkSeconds);
        return Math.addExact(caller, callee);
    }

    /**
     * The largest whole {@code t} up to the cap for which {@code chargeMicros(setup + t, t)} is covered.
     *
     * @param availableMicros what may be spent, millionths
     * @param setupSeconds from the caller's answer to the bridge at most
     * @param capSeconds longest talk that policy allows
     * @return 0 to {@code capSeconds}; 0 too if not even the set-up is covered
     */
    public int limitSeconds(long availableMicros, int setupSeconds, int capSeconds) {
        int covered = 0;
        int beyond = capSeconds + 1;
        while (beyond - covered > 1) {
            int middle = (covered + beyond) >>> 1;
            if (chargeMicros((long) setupSeconds + middle, middle) <= availableMicros) {
                covered = middle;
            } else {
                beyond = middle;
            }
        }
        return covered;
    }

    /** The charge by leg with every rounding step, so that it can be recomputed from here alone. */
    public List<LegCharge> explain(long callerSeconds, long talkSeconds, String currency) {
        var legs = new ArrayList<LegCharge>();
        long priced = pricedCallerSeconds(callerSeconds, talkSeconds);
        legs.add(
                callerRate == null
                        ? freeCaller(callerSeconds, currency)
                        : Explanation.of(Leg.CALLER, callerRate, priced, currency));
        if (calleeRate != null) {
            legs.add(Explanation.of(Leg.CALLEE, calleeRate, talkSeconds, currency));
        }
        return List.copyOf(legs);
    }

    private long pricedCallerSeconds(long callerSeconds, long talkSeconds) {
        return switch (callerPolicy) {
            case FREE -> 0;
            case ON_BRIDGE -> talkSeconds;
            case ON_ANSWER -> callerSeconds;
        };
    }

    private static LegCharge freeCaller(long seconds, String currency) {
        var steps = List.of("the caller's leg is free by policy");
        return new LegCharge(Leg.CALLER, null, null, seconds, 0, null, 0, Micros.money(0, currency), steps);
    }
}
