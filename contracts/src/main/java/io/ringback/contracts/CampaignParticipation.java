package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number may take part in a campaign again, from cdr-service; key: campaign/number; only a higher version
 * wins.
 *
 * @param calls callbacks counted in the period
 * @param blockedUntil null if it may take part now, by the limits as they were then
 * @param periodBegins when the period begins that was counted; null from a sender that does not tell
 * @param periodEnds when that period ends, and this count with it; null for never, or from a sender that does not tell
 * @param talkSeconds of the callbacks counted; null from a sender that does not tell
 * @param callbacks those counted, the latest {@value io.ringback.contracts.values.CampaignLimit#MOST_CALLS} at most; null
 *     from a sender that does not tell
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("CampaignParticipation")
public record CampaignParticipation(
        String campaign,
        String number,
        long version,
        Instant at,
        boolean sandbox,
        int calls,
        @Nullable Instant blockedUntil,
        @Nullable Instant periodBegins,
        @Nullable Instant periodEnds,
        @Nullable Integer talkSeconds,
        @Nullable List<UUID> callbacks)
        implements Message {
    public CampaignParticipation {
        Require.atLeast(0, "calls", calls);
        callbacks = callbacks == null ? null : List.copyOf(callbacks);
    }

    /** From a sender that tells no more than the count. */
    public CampaignParticipation(
            String campaign,
            String number,
            long version,
            Instant at,
            boolean sandbox,
            int calls,
            @Nullable Instant blockedUntil) {
        this(campaign, number, version, at, sandbox, calls, blockedUntil, null, null, null, null);
    }

    /** Whether nobody will ask for this count again: its period is over. */
    public boolean isOver(Instant now) {
        return periodEnds != null && !now.isBefore(periodEnds);
    }

    @Override
    public String partitionKey() {
        return campaign + "/" + number;
    }
}
