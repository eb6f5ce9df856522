package io.ringback.proof.chaos;

import java.time.Duration;
import java.util.Set;

/**
 * How much is broken, and under which load.
 *
 * @param seed of the faults
 * @param limit how long faults come, 10 s to 1 h
 * @param faults how many come at most, 1 to 1,000
 * @param kinds which
 * @param targets beginnings of the names of the processes that are hit; empty for all but the gateway
 * @param rate callbacks asked for per second meanwhile, above 0 to 100
 * @param quiet how long the stack may take afterwards until nothing is under way, 1 s to 10 min
 */
public record ChaosSettings(
        long seed, Duration limit, int faults, Set<Kind> kinds, Set<String> targets, double rate, Duration quiet) {
    private static final int MOST_FAULTS = 1_000;
    private static final double HIGHEST_RATE = 100;

    public ChaosSettings {
        kinds = Set.copyOf(kinds);
        targets = Set.copyOf(targets);
        require(within(limit, Duration.ofSeconds(10), Duration.ofHours(1)), "limit must be 10 s to 1 h: " + limit);
        require(within(quiet, Duration.ofSeconds(1), Duration.ofMinutes(10)), "quiet must be 1 s to 10 min: " + quiet);
        require(faults >= 1 && faults <= MOST_FAULTS, "faults must be 1 to " + MOST_FAULTS + ": " + faults);
        require(rate > 0 && rate <= HIGHEST_RATE, "rate must be above 0 and at most " + HIGHEST_RATE + ": " + rate);
        require(!kinds.isEmpty(), "kinds must not be empty");
    }

    /** So many faults of all kinds to all targets, in ten minutes at most, at 4 callbacks a second. */
    public static ChaosSettings of(long seed, int faults) {
        return new ChaosSettings(
                seed, Duration.ofMinutes(10), faults, Set.of(Kind.values()), Set.of(), 4, Duration.ofMinutes(4));
    }

    /** The same for other kinds. */
    public ChaosSettings only(Kind... wanted) {
        return new ChaosSettings(seed, limit, faults, Set.of(wanted), targets, rate, quiet);
    }

    boolean hits(String process) {
        return targets.isEmpty() ? !process.equals("gateway") : targets.stream().anyMatch(process::startsWith);
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
