package io.ringback.proof.load;

import java.time.Duration;

/**
 * How much load, and for how long.
 *
 * @param rate callbacks asked for per second, above 0 to {@value #HIGHEST_RATE}
 * @param duration how long they are asked for, 1 s to 4 h
 * @param drain how long the last ones may take to end, 0 to 10 min
 * @param insistence how long a request that failed is sent again, with the same Idempotency-Key, until it is answered;
 *     zero sends each once and without a key
 */
public record LoadSettings(double rate, Duration duration, Duration drain, Duration insistence) {
    /** The population has a pair of numbers of its own for each millisecond. */
    public static final int HIGHEST_RATE = 1_000;

    /** Each is remembered until the end. */
    public static final int MOST_REQUESTS = 500_000;

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    public LoadSettings {
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException("rate must be above 0 and at most " + HIGHEST_RATE + ": " + rate);
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("duration must be 1 to " + LONGEST.toSeconds() + " s: " + duration);
        }
        if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("drain must be 0 to " + LONGEST_DRAIN.toSeconds() + " s: " + drain);
        }
        if (insistence.isNegative() || insistence.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException(
                    "insistence must be 0 to " + LONGEST_DRAIN.toSeconds() + " s: " + insistence);
        }
        if (rate * duration.toSeconds() > MOST_REQUESTS) {
            throw new IllegalArgumentException("rate times duration must be at most " + MOST_REQUESTS);
        }
    }

    /** So many a second for so long, each sent once; a minute for the last to end. */
    public static LoadSettings of(double rate, Duration duration) {
        return new LoadSettings(rate, duration, Duration.ofMinutes(1), Duration.ZERO);
    }

    /** The same, with another limit for the end of the last ones. */
    public LoadSettings drainingFor(Duration limit) {
        return new LoadSettings(rate, duration, limit, insistence);
    }

    /** The same, each request sent again for so long until it is answered. */
    public LoadSettings insistingFor(Duration limit) {
        return new LoadSettings(rate, duration, drain, limit);
    }

    /** How many are asked for in all. */
    int requests() {
        return (int) Math.max(1, Math.round(rate * duration.toMillis() / 1000.0));
    }

    /** When one is due, from the beginning. */
    long dueNanos(int index) {
        return (long) (index * 1e9 / rate);
    }
}
