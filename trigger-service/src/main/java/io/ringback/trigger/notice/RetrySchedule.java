package io.ringback.trigger.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a notice that did not arrive is sent again: soon at first, then ever less often, for a little more than three days;
 * as Standard Webhooks 1.0.0 recommends.
 */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Share of a pause that chance adds, so that what failed together does not come back together. */
    private static final double MOST_JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * The pause after so many tries, none if that was the last.
     *
     * @param tries that have failed, at least 1
     * @param chance 0 to 1, evenly spread
     */
    public static Optional<Duration> after(int tries, double chance) {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be positive: " + tries);
        }
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(tries - 1);
        return Optional.of(pause.plusMillis(Math.round(pause.toMillis() * MOST_JITTER * chance)));
    }
}
