package io.ringback.proof.chaos.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How often engines are killed and frozen, and under which load.
 *
 * @param seed of the order of the calls and of the moments
 * @param kills for each phase, 0 to 1,000
 * @param most kills in all, whatever they hit, 0 to 10,000
 * @param freezes in all, 0 to 1,000
 * @param frozen how long a freeze lasts, 8 s to 5 min: longer than any lease and session
 * @param limit how long faults come at most, 10 s to 3 h
 * @param rate callbacks asked for per second meanwhile, above 0 to 50
 * @param hangUpAfter how long calls may go on after the last fault before the operator hangs up; empty: to their own end
 * @param quiet how long the stack may take afterwards until nothing is under way, 1 s to 10 min
 */
public record EngineChaosSettings(
        long seed,
        int kills,
        int most,
        int freezes,
        Duration frozen,
        Duration limit,
        double rate,
        Optional<Duration> hangUpAfter,
        Duration quiet) {
    private static final double HIGHEST_RATE = 50;

    public EngineChaosSettings {
        require(kills >= 0 && kills <= 1_000, "kills must be 0 to 1000: " + kills);
        require(most >= 0 && most <= 10_000, "most must be 0 to 10000: " + most);
        require(freezes >= 0 && freezes <= 1_000, "freezes must be 0 to 1000: " + freezes);
        require(within(frozen, Duration.ofSeconds(8), Duration.ofMinutes(5)), "frozen must be 8 s to 5 min: " + frozen);
        require(within(limit, Duration.ofSeconds(10), Duration.ofHours(3)), "limit must be 10 s to 3 h: " + limit);
        require(rate > 0 && rate <= HIGHEST_RATE, "rate must be above 0 and at most " + HIGHEST_RATE + ": " + rate);
        require(within(quiet, Duration.ofSeconds(1), Duration.ofMinutes(10)), "quiet must be 1 s to 10 min: " + quiet);
    }

    /** 200 kills in each phase and 100 freezes of a minute, in an hour and a half at most, at 5 callbacks a second. */
    public static EngineChaosSettings of(long seed) {
        return new EngineChaosSettings(
                seed,
                200,
                10_000,
                100,
                Duration.ofMinutes(1),
                Duration.ofMinutes(90),
                5,
                Optional.empty(),
                Duration.ofMinutes(5));
    }

    /** A few kills and no freeze, over soon. */
    public static EngineChaosSettings sample(long seed, int kills) {
        return new EngineChaosSettings(
                seed,
                kills,
                kills,
                0,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                5,
                Optional.of(Duration.ofSeconds(1)),
                Duration.ofMinutes(2));
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
