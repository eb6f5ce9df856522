package io.ringback.contracts.values;

import org.jspecify.annotations.Nullable;

/**
 * How much of a campaign one number may have within a period.
 *
 * @param calls callbacks, 1 to {@value #MOST_CALLS}
 * @param talkSeconds of them all together, after which there is none more; null for any
 * @param counts which callbacks count
 * @param period after which it begins anew; null for the campaign as a whole
 */
public record CampaignLimit(
        int calls,
        @Nullable Integer talkSeconds,
        Counted counts,
        @Nullable CampaignPeriod period) {
    /** The callbacks that were counted are told one by one, and a message may not grow without end. */
    public static final int MOST_CALLS = 100;

    public CampaignLimit {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new IllegalArgumentException("calls must be 1 to " + MOST_CALLS + ": " + calls);
        }
        if (talkSeconds != null && talkSeconds < 1) {
            throw new IllegalArgumentException("talkSeconds must be at least 1: " + talkSeconds);
        }
    }

    /** Whether there is no more in a period that had so much. */
    public boolean reachedBy(int callsHad, long talkSecondsHad) {
        return callsHad >= calls || (talkSeconds != null && talkSecondsHad >= talkSeconds);
    }
}
