package io.ringback.engine.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands in the line.
 *
 * @param place 1 is next
 * @param eta when its turn should come, as the last ones went; null if nobody can say
 */
public record Place(UUID attemptId, int place, @Nullable Instant eta) {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What was told last. */
    record Told(int place, Instant at) {
        /** Halved, doubled, or the next: so no call is told more often than its line is deep, or its wait long. */
        boolean isWorthTelling(int place, Instant now) {
            boolean closer = 2 * place <= this.place;
            boolean farther = place >= 2 * this.place;
            return (closer || farther) && !now.isBefore(at.plus(PAUSE));
        }
    }
}
