package io.ringback.cdr.campaign;

import io.ringback.contracts.values.CampaignSpan;
import io.ringback.contracts.values.Counted;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is.
 *
 * @param account whose callbacks alone may be part of it; null for anybody's
 * @param active whether it runs while it is its time
 * @param ends null for never
 * @param totals where one campaign is looked at
 */
@Schema(name = "Campaign")
public record CampaignView(
        @Schema(examples = "spring-2027") String id,
        @Schema(examples = "Spring sale") String name,
        @Nullable UUID account,
        Definition.State state,
        boolean active,
        LimitView limit,
        Instant begins,
        @Nullable Instant ends,
        Instant createdAt,
        Instant changedAt,
        @Nullable Totals totals) {
    /**
     * How much one number may have within a period.
     *
     * @param calls callbacks
     * @param talkSeconds of them together; null for any
     * @param period null for the campaign as a whole
     */
    @Schema(name = "CampaignLimit")
    public record LimitView(
            int calls,
            @Nullable Integer talkSeconds,
            Counted counts,
            @Schema(examples = "P1D") @Nullable String period,
            @Schema(examples = "Europe/Berlin") String timeZone) {}

    /**
     * What was counted so far.
     *
     * @param participants numbers of which a callback counted
     * @param period what was counted in the present period; the whole where there are no periods
     */
    @Schema(name = "CampaignTotals")
    public record Totals(
            long participants,
            long calls,
            long talkSeconds,
            @Nullable Instant lastCallAt,
            PeriodTotals period) {}

    /**
     * What was counted in a period.
     *
     * @param ends null if it never does
     * @param participants numbers of which a callback counted
     * @param blocked those of them that may not take part again before it ends
     */
    @Schema(name = "CampaignPeriodTotals")
    public record PeriodTotals(
            Instant begins, @Nullable Instant ends, long participants, long blocked, long calls, long talkSeconds) {
        static PeriodTotals of(CampaignSpan span, long participants, long blocked, long calls, long talkSeconds) {
            return new PeriodTotals(span.begins(), span.ends(), participants, blocked, calls, talkSeconds);
        }
    }

    static CampaignView of(Definition campaign, Instant now, @Nullable Totals totals) {
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.accountId(),
                campaign.state(now),
                campaign.active(),
                new LimitView(
                        campaign.calls(),
                        campaign.talkSeconds(),
                        campaign.counts(),
                        campaign.period(),
                        campaign.timeZone()),
                campaign.begins(),
                campaign.ends(),
                campaign.createdAt(),
                campaign.changedAt(),
                totals);
    }
}
