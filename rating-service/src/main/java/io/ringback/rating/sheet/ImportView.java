package io.ringback.rating.sheet;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown.
 *
 * @param lines read so far, without the header
 * @param progressAt when that was; a running one whose process was lost says no more
 * @param deck the version it made
 */
record ImportView(
        UUID id,
        String name,
        boolean dryRun,
        ImportState state,
        long lines,
        String orderedBy,
        Instant startedAt,
        Instant progressAt,
        @Nullable UUID deck) {}
