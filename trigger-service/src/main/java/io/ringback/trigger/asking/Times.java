package io.ringback.trigger.asking;

import io.ringback.trigger.callback.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something may ring.
 *
 * @param notBefore null for now
 * @param window null for any hour
 * @param note what had to be decided to understand {@code notBefore}, null if nothing
 * @param expiresAt nothing is dialled for the first time after it
 */
record Times(
        @Nullable Instant notBefore,
        @Nullable Window window,
        @Nullable String note,
        Instant expiresAt) {}
