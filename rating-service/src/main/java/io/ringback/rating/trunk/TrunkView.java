package io.ringback.rating.trunk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a trunk; see {@link TrunkOrder}.
 *
 * @param quality how it did in the time that is looked back on; left out in lists
 */
public record TrunkView(
        String name,
        @Nullable String buyDeck,
        int weight,
        int strip,
        String prefix,
        @Nullable Integer minimumMarginPercent,
        @Nullable Integer retryBudgetPercent,
        Instant createdAt,
        @Nullable QualityView quality) {}
