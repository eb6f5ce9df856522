package io.ringback.trigger.sms;

import java.time.Duration;

/** When a message nobody has taken is sent again: somebody waits for it, so soon, and no further apart than a minute. */
public final class SmsRetries {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Share of a pause that chance adds, so that what failed together does not come back together. */
    private static final double MOST_JITTER = 0.25;

    /** Doubled more often a pause is the longest in any case. */
    private static final int MOST_DOUBLINGS = 10;

    private SmsRetries() {}

    /**
     * The pause after so many tries.
     *
     * @param tries that have failed, at least 1
     * @param chance 0 to 1, evenly spread
     */
    public static Duration after(int tries, double chance) {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be positive: " + tries);
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause.plusMillis(Math.round(pause.toMillis() * MOST_JITTER * chance));
    }
}
