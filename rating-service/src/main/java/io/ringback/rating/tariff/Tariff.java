package io.ringback.rating.tariff;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call costs, both legs together: the same function prices a quote, finds the limit, charges, explains, and
 * prices again.
 *
 * @param callerPolicy over which time the caller's leg is priced
 * @param callerRate null exactly where the policy is FREE
 * @param calleeRate null while no destination is known
 * @param freeSeconds the first billed seconds of the callee's leg cost nothing, paid for by a package; a leg within them
 *     costs nothing at all, connect charge and minimum included
 */
public record Tariff(
        CallerLegPolicy callerPolicy,
        @Nullable Rate callerRate,
        @Nullable Rate calleeRate,
        long freeSeconds) {

    /** Nothing is charged. */
    public static final Tariff NOTHING = new Tariff(CallerLegPolicy.FREE, null, null, 0);

    public Tariff {
        if ((callerPolicy == CallerLegPolicy.FREE) != (callerRate == null)) {
            throw new IllegalArgumentException("a caller rate belongs to a priced caller leg: " + callerPolicy);
        }
        if (freeSeconds < 0) {
            throw new IllegalArgumentException("freeSeconds must not be negative: " + freeSeconds);
        }
    }

    /** A call whose caller leg is free. */
    public static Tariff callerFree(@Nullable Rate calleeRate) {
        return new Tariff(CallerLegPolicy.FREE, null, calleeRate, 0);
    }

    /** The same caller's leg, with a destination. */
    public Tariff to(@Nullable Rate callee) {
        return new Tariff(callerPolicy, callerRate, callee, freeSeconds);
    }

    /** The same prices, with so many free seconds. */
    public Tariff withFreeSeconds(long seconds) {
        return new Tariff(callerPolicy, callerRate, calleeRate, seconds);
    }

    /** All that a call begun in this window needs of its rates. */
    public Tariff within(StartWindow starts) {
        return new Tariff(
                callerPolicy,
                callerRate == null ? null : callerRate.within(starts),
                calleeRate == null ? null : calleeRate.within(starts),
                freeSeconds);
    }

    /** What so much talk is billed as; nothing where it has no price. */
    public long billedTalk(long seconds) {
        return calleeRate == null ? 0 : calleeRate.billedSeconds(seconds);
    }

    /**
     * The charge for both legs, each rounded once; never falls with more seconds of either.
     *
     * @return millionths of the currency
     */
    public long chargeMicros(CallTimes times) {
        long talk = times.talkSeconds();
        long priced = pricedCallerSeconds(times.callerSeconds(), talk);
        long caller = callerRate == null
                ? 0
                : LegCost.begun(callerRate, callerStart(times), priced, 0).micros(priced);
        long callee = calleeRate == null
                ? 0
                : LegCost.begun(calleeRate, times.bridgedAt(), talk, freeSeconds)
                        .micros(talk);
        return Math.addExact(caller, callee);
    }

    /**
     * The most a call can cost whose legs each begin at some moment of the window: every second at the dearest price any
     * beginning could meet. Never falls with more seconds, and never below the charge.
     *
     * @return millionths of the currency
     */
    public long mostMicros(StartWindow starts, long callerSeconds, long talkSeconds) {
        return most(starts, callerSeconds, talkSeconds).micros(callerSeconds, talkSeconds);
    }

    /**
     * The largest whole {@code t} up to the cap for which {@code mostMicros(starts, setup + t, t)} is covered.
     *
     * @param availableMicros what may be spent, millionths
     * @param setupSeconds from the caller's answer to the bridge at most
     * @param capSeconds longest talk that policy allows
     * @return 0 to {@code capSeconds}; 0 too if not even the set-up is covered
     */
    public int limitSeconds(StartWindow starts, long availableMicros, int setupSeconds, int capSeconds) {
        var most = most(starts, (long) setupSeconds + capSeconds, capSeconds);
        int covered = 0;
        int beyond = capSeconds + 1;
        while (beyond - covered > 1) {
            int middle = (covered + beyond) >>> 1;
            if (most.micros((long) setupSeconds + middle, middle) <= availableMicros) {
                covered = middle;
            } else {
                beyond = middle;
            }
        }
        return covered;
    }

    /** The charge by leg with every rounding step, so that it can be recomputed from here alone. */
    public List<LegCharge> explain(CallTimes times, String currency) {
        var legs = new ArrayList<LegCharge>();
        long priced = pricedCallerSeconds(times.callerSeconds(), times.talkSeconds());
        legs.add(
                callerRate == null
                        ? freeCaller(times.callerSeconds(), currency)
                        : Explanation.of(Leg.CALLER, callerRate, callerStart(times), priced, 0, currency));
        if (calleeRate != null) {
            legs.add(Explanation.of(
                    Leg.CALLEE, calleeRate, times.bridgedAt(), times.talkSeconds(), freeSeconds, currency));
        }
        return List.copyOf(legs);
    }

    /** Both legs at their dearest, read once for every length up to these. */
    private Most most(StartWindow starts, long callerSeconds, long talkSeconds) {
        long priced = pricedCallerSeconds(callerSeconds, talkSeconds);
        return new Most(
                this,
                callerRate == null ? null : LegCost.within(callerRate, starts, priced, 0),
                calleeRate == null ? null : LegCost.within(calleeRate, starts, talkSeconds, freeSeconds));
    }

    private record Most(
            Tariff tariff,
            @Nullable LegCost caller,
            @Nullable LegCost callee) {
        long micros(long callerSeconds, long talkSeconds) {
            long priced = tariff.pricedCallerSeconds(callerSeconds, talkSeconds);
            return Math.addExact(
                    caller == null ? 0 : caller.micros(priced), callee == null ? 0 : callee.micros(talkSeconds));
        }
    }

    private Instant callerStart(CallTimes times) {
        return callerPolicy == CallerLegPolicy.ON_ANSWER ? times.answeredAt() : times.bridgedAt();
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
