package io.ringback.contracts.values;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One period of a campaign.
 *
 * @param begins the first moment in it
 * @param ends the first moment after it; null if it never ends
 */
public record CampaignSpan(Instant begins, @Nullable Instant ends) {
    /** Whether a moment is in it. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(begins) && (ends == null || moment.isBefore(ends));
    }
}
