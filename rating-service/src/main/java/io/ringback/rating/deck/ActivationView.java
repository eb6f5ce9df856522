package io.ringback.rating.deck;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activation as it is shown.
 *
 * @param deck the version's id
 * @param at when it came or comes into force
 * @param cancelledAt null unless it was taken back before its moment
 */
public record ActivationView(
        UUID deck,
        String name,
        long version,
        Instant at,
        Instant orderedAt,
        String orderedBy,
        @Nullable Instant cancelledAt,
        @Nullable String cancelledBy) {}
