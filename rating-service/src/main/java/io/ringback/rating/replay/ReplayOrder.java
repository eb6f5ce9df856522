package io.ringback.rating.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period to price anew.
 *
 * @param from attempts asked for from then on
 * @param to and before then, at most 366 days later
 * @param buyDeck a version of what carriers take; margins are told if it is given
 */
public record ReplayOrder(
        Instant from, Instant to, @Nullable UUID buyDeck) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public ReplayOrder {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to must be after from");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("to must be at most 366 days after from");
        }
    }
}
