package io.ringback.cdr.campaign;

import io.ringback.contracts.values.Counted;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign to be made, or what it is to be from now on.
 *
 * @param id 1 to 64 small letters, digits and hyphens, by which requests name it; with PUT it stands in the path
 * @param name for people, at most 80 characters
 * @param account whose callbacks alone may be part of it; anybody's unless said otherwise
 * @param limit how much one number may have
 * @param begins when it begins, and its first period with it; at once unless said otherwise
 * @param ends when it ends; never unless said otherwise
 * @param active whether it runs while it is its time; true unless said otherwise
 */
@Schema(
        name = "CampaignOrder",
        examples = "{\"id\": \"spring-2027\", \"name\": \"Spring sale\","
                + " \"limit\": {\"calls\": 1, \"period\": \"P1D\", \"timeZone\": \"Europe/Berlin\"},"
                + " \"begins\": \"2027-03-01T00:00:00+01:00\", \"ends\": \"2027-04-01T00:00:00+02:00\"}")
public record CampaignBody(
        @Schema(examples = "spring-2027") @Nullable String id,
        @Schema(examples = "Spring sale") @Nullable String name,
        @Nullable UUID account,
        LimitBody limit,
        @Nullable Instant begins,
        @Nullable Instant ends,
        @Schema(defaultValue = "true") @Nullable Boolean active) {
    /**
     * How much of a campaign one number may have within a period.
     *
     * @param calls callbacks, 1 to 100; the tries of one callback are one
     * @param talkSeconds of them together, after which there is none more; any unless said otherwise
     * @param counts which callbacks count: those in which somebody was talked with, unless said otherwise
     * @param period in one unit, such as PT12H, P1D, P2W or P1M; the campaign as a whole unless said otherwise
     * @param timeZone where days, weeks and months are those of the calendar (IANA); UTC unless said otherwise
     */
    @Schema(name = "CampaignLimitOrder")
    public record LimitBody(
            @Schema(examples = "1") int calls,
            @Nullable Integer talkSeconds,
            @Schema(defaultValue = "ANSWERED") @Nullable Counted counts,
            @Schema(examples = "P1D") @Nullable String period,

            @Schema(examples = "Europe/Berlin", defaultValue = "UTC") @Nullable
            String timeZone) {}
}
