package io.ringback.rating.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a key is to be replaced.
 *
 * @param overlapSeconds how long the old one still counts, 0 to 30 days; a day if left out
 */
public record KeyRotation(@Nullable Integer overlapSeconds) {
    private static final int DAY = 86_400;
    private static final int MAX = 30 * DAY;

    public KeyRotation {
        overlapSeconds = Objects.requireNonNullElse(overlapSeconds, DAY);
        if (overlapSeconds < 0 || overlapSeconds > MAX) {
            throw new IllegalArgumentException("overlapSeconds must be 0 to " + MAX);
        }
    }

    int overlap() {
        return Objects.requireNonNull(overlapSeconds, "overlapSeconds");
    }
}
