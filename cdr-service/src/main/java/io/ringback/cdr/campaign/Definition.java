package io.ringback.cdr.campaign;

import io.ringback.contracts.Campaign;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignPeriod;
import io.ringback.contracts.values.Counted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the operator has made it.
 *
 * @param name for people, may be empty
 * @param period as ISO 8601 has it; null for the campaign as a whole
 * @param timeZone where days, weeks and months are those of the calendar, IANA
 * @param changedAt with each version
 */
record Definition(
        String id,
        long version,
        String name,
        @Nullable UUID accountId,
        boolean active,
        Instant begins,
        @Nullable Instant ends,
        int calls,
        @Nullable Integer talkSeconds,
        Counted counts,
        @Nullable String period,
        String timeZone,
        Instant createdAt,
        Instant changedAt) {

    boolean hasBegun(Instant now) {
        return !begins.isAfter(now);
    }

    boolean hasEnded(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    State state(Instant now) {
        if (hasEnded(now)) {
            return State.ENDED;
        }
        if (!active) {
            return State.PAUSED;
        }
        return hasBegun(now) ? State.RUNNING : State.PLANNED;
    }

    /** The same, over from now on. */
    Definition endedAt(Instant now) {
        return new Definition(
                id,
                version,
                name,
                accountId,
                active,
                begins,
                now,
                calls,
                talkSeconds,
                counts,
                period,
                timeZone,
                createdAt,
                now);
    }

    /** As the other services hear of it. */
    Campaign message() {
        return new Campaign(id, version, changedAt, false, accountId, active, begins, ends, limit());
    }

    CampaignLimit limit() {
        return new CampaignLimit(
                calls,
                talkSeconds,
                counts,
                period == null
                        ? null
                        : IsoPeriod.of(period)
                                .map(iso -> new CampaignPeriod(iso.length(), iso.unit(), timeZone))
                                .orElseThrow());
    }

    /** Where a campaign is. */
    enum State {
        /** Its time is still to come. */
        PLANNED,
        /** Numbers may take part. */
        RUNNING,
        /** It is its time, or will be, but the operator holds it back. */
        PAUSED,
        /** Over for good. */
        ENDED
    }
}
