package io.ringback.trigger.callback;

import java.time.Duration;
import java.util.UUID;

/** How long to wait after an attempt that dialled nothing: longer each time, and spread so that waiters do not march. */
final class Deferral {
    /** Long enough for a channel to come free, short enough that nobody notices. */
    static final Duration FIRST = Duration.ofSeconds(2);

    /** A switch that is away for minutes should find few waiting requests per second when it is back. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int LARGEST_POWER = 5;

    private Deferral() {}

    /**
     * Between half and the whole of the doubled delay. The spread comes from the attempt's random bits, so the same
     * attempt always waits equally long.
     *
     * @param deferrals in a row so far, this one included, from 1
     */
    static Duration after(int deferrals, UUID attemptId) {
        long doubled = FIRST.toMillis() << Math.min(deferrals - 1, LARGEST_POWER);
        long whole = Math.min(doubled, LONGEST.toMillis());
        long half = whole / 2;
        return Duration.ofMillis(half + Math.floorMod(attemptId.getLeastSignificantBits(), half + 1));
    }
}
