package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number may take part in a campaign again, from cdr-service; key: campaign/number; only a higher version
 * wins.
 *
 * @param calls callbacks counted in the period
 * @param blockedUntil null if it may take part now
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
        @Nullable Instant blockedUntil)
        implements Message {
    public CampaignParticipation {
        Require.atLeast(0, "calls", calls);
    }

    @Override
    public String partitionKey() {
        return campaign + "/" + number;
    }
}
