package io.ringback.cdr.campaign;

import io.ringback.cdr.campaign.CountedCall.Participant;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.CampaignSpan;
import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What numbers had of campaigns within their periods. */
record ParticipationTable(Transaction tx) {
    /** The lock of a number's row makes replicas wait that count for one number; what is read behind it is complete. */
    private static final String LOCK = """
            INSERT INTO campaign_number AS known (campaign, number, id, version, last_call_at)
            SELECT campaign, number, id, 1, last_call_at
            FROM unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
                AS news (campaign, number, id, last_call_at)
            ORDER BY campaign, number
            ON CONFLICT (campaign, number) DO UPDATE SET
                version = known.version + 1, last_call_at = greatest(known.last_call_at, EXCLUDED.last_call_at)
            RETURNING campaign, number, version""";

    private static final String RECOUNT = """
            INSERT INTO campaign_participation (campaign, number, period_begins, period_ends, calls, talk_seconds)
            SELECT campaign, number, begins, ends, counted.calls, counted.talk_seconds
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
                AS period (campaign, number, begins, ends)
            CROSS JOIN LATERAL (
                SELECT count(DISTINCT callback_id) AS calls, coalesce(sum(call.talk_seconds), 0) AS talk_seconds
                FROM campaign_call AS call
                WHERE call.campaign = period.campaign AND call.number = period.number AND call.counted
                  AND call.requested_at >= begins AND (ends IS NULL OR call.requested_at < ends)) AS counted
            ON CONFLICT (campaign, number, period_begins) DO UPDATE SET
                period_ends = EXCLUDED.period_ends, calls = EXCLUDED.calls, talk_seconds = EXCLUDED.talk_seconds""";

    private static final String LATEST = """
            SELECT DISTINCT ON (had.campaign, had.number) had.campaign, had.number, had.period_begins, had.period_ends,
                had.calls, had.talk_seconds,
                ARRAY(SELECT callback_id FROM campaign_call AS call
                      WHERE call.campaign = had.campaign AND call.number = had.number AND call.counted
                        AND call.requested_at >= had.period_begins
                        AND (had.period_ends IS NULL OR call.requested_at < had.period_ends)
                      GROUP BY callback_id ORDER BY max(call.requested_at) DESC LIMIT $3) AS callbacks
            FROM campaign_participation AS had
            JOIN unnest($1::text[], $2::text[]) AS who (campaign, number) USING (campaign, number)
            ORDER BY had.campaign, had.number, had.period_begins DESC""";

    /** A period of a number in which something has changed. */
    record Touched(Participant participant, CampaignSpan period) {}

    /** What a number had in the latest of its periods. */
    record Had(Participant participant, CampaignSpan period, int calls, int talkSeconds, List<UUID> callbacks) {}

    /**
     * Locks the rows of these numbers, in their order, so that nobody waits in a circle.
     *
     * @param latest when each was rung last, as far as is known here
     * @return the new version of each
     */
    Map<Participant, Long> lock(Map<Participant, Instant> latest) {
        var versions = new HashMap<Participant, Long>();
        var participants = latest.keySet();
        tx.query(
                        LOCK,
                        campaigns(participants),
                        numbers(participants),
                        participants.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                        latest.values().stream().map(ParticipationTable::utc).toArray(OffsetDateTime[]::new))
                .forEach(row -> versions.put(participant(row), row.getLong("version")));
        return versions;
    }

    /** Adds up anew what the numbers had in these periods. */
    void recount(Collection<Touched> periods) {
        var participants = periods.stream().map(Touched::participant).toList();
        tx.later(
                RECOUNT,
                campaigns(participants),
                numbers(participants),
                periods.stream().map(each -> utc(each.period().begins())).toArray(OffsetDateTime[]::new),
                periods.stream().map(each -> utc(each.period().ends())).toArray(OffsetDateTime[]::new));
    }

    List<Had> latest(Collection<Participant> participants) {
        return tx.query(LATEST, campaigns(participants), numbers(participants), CampaignLimit.MOST_CALLS).stream()
                .map(ParticipationTable::had)
                .toList();
    }

    private static Had had(Row row) {
        OffsetDateTime ends = row.getOffsetDateTime("period_ends");
        return new Had(
                participant(row),
                new CampaignSpan(
                        row.getOffsetDateTime("period_begins").toInstant(), ends == null ? null : ends.toInstant()),
                row.getInteger("calls"),
                row.getInteger("talk_seconds"),
                List.of(row.getArrayOfUUIDs("callbacks")));
    }

    private static Participant participant(Row row) {
        return new Participant(row.getString("campaign"), row.getString("number"));
    }

    private static String[] campaigns(Collection<Participant> participants) {
        return participants.stream().map(Participant::campaign).toArray(String[]::new);
    }

    private static String[] numbers(Collection<Participant> participants) {
        return participants.stream().map(Participant::number).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return Optional.ofNullable(moment)
                .map(each -> each.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }
}
