package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignSpan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is, from cdr-service; key: its id; only a higher version wins.
 *
 * @param campaign id, such as {@code spring-2027}
 * @param accountId whose callbacks alone may be part of it; null for anybody's
 * @param active whether it runs while it is its time
 * @param begins the first moment in which it runs, and in which its first period begins
 * @param ends the first moment in which it no longer runs; null for never
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("Campaign")
public record Campaign(
        String campaign,
        long version,
        Instant at,
        boolean sandbox,
        @Nullable UUID accountId,
        boolean active,
        Instant begins,
        @Nullable Instant ends,
        CampaignLimit limit)
        implements Message {
    /** Stands for never where a moment is needed: the last day databases and messages share. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    @Override
    public String partitionKey() {
        return campaign;
    }

    /** The period a moment is in; before the beginning, the first. Where it has no periods, its whole time. */
    public CampaignSpan periodAt(Instant moment) {
        return limit.period() == null
                ? new CampaignSpan(begins, ends)
                : limit.period().at(begins, moment);
    }

    /**
     * When a number that has had its share of a period may take part again.
     *
     * @return null if never: there is no further period before the end
     */
    public @Nullable Instant againAfter(CampaignSpan period) {
        return period.ends() == null || (ends != null && !period.ends().isBefore(ends)) ? null : period.ends();
    }

    /** Whether callbacks of an account may be part of it. */
    public boolean isFor(UUID account) {
        return accountId == null || accountId.equals(account);
    }
}
