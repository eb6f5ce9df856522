package io.ringback.cdr.campaign;

import io.ringback.cdr.campaign.CampaignView.PeriodTotals;
import io.ringback.cdr.campaign.CampaignView.Totals;
import io.ringback.contracts.Campaign;
import io.ringback.contracts.values.CampaignSpan;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at campaigns while they run. */
@Singleton
final class Monitor {
    private static final String WHOLE = """
            SELECT count(DISTINCT number) FILTER (WHERE calls > 0) AS participants,
                   coalesce(sum(calls), 0) AS calls, coalesce(sum(talk_seconds), 0) AS talk_seconds,
                   (SELECT max(last_call_at) FROM campaign_number WHERE campaign = $1) AS last_call_at
            FROM campaign_participation WHERE campaign = $1""";
    private static final String PERIOD = """
            SELECT count(*) FILTER (WHERE calls > 0) AS participants,
                   count(*) FILTER (WHERE calls >= $3 OR talk_seconds >= $4) AS blocked,
                   coalesce(sum(calls), 0) AS calls, coalesce(sum(talk_seconds), 0) AS talk_seconds
            FROM campaign_participation WHERE campaign = $1 AND period_begins = $2""";
    private static final String PARTICIPANTS = """
            SELECT who.number, id, last_call_at, coalesce(calls, 0) AS calls, coalesce(talk_seconds, 0) AS talk_seconds
            FROM campaign_number AS who LEFT JOIN campaign_participation AS had
              ON had.campaign = who.campaign AND had.number = who.number AND period_begins = $5
            WHERE who.campaign = $1 AND ($2::text IS NULL OR who.number = $2) AND (last_call_at, id) < ($3, $4)
            ORDER BY last_call_at DESC, id DESC LIMIT $6""";

    private final Database database;

    Monitor(Database database) {
        this.database = database;
    }

    Totals totals(Definition definition, Instant now) {
        CampaignSpan span = definition.message().periodAt(now);
        return database.read(statements -> {
            Row whole = statements.queryOne(WHOLE, definition.id()).orElseThrow();
            OffsetDateTime last = whole.getOffsetDateTime("last_call_at");
            return new Totals(
                    whole.getLong("participants"),
                    whole.getLong("calls"),
                    whole.getLong("talk_seconds"),
                    last == null ? null : last.toInstant(),
                    period(statements, definition, span));
        });
    }

    private static PeriodTotals period(Statements statements, Definition definition, CampaignSpan span) {
        Row row = statements
                .queryOne(PERIOD, definition.id(), span.begins(), definition.calls(), definition.talkSeconds())
                .orElseThrow();
        return PeriodTotals.of(
                span,
                row.getLong("participants"),
                row.getLong("blocked"),
                row.getLong("calls"),
                row.getLong("talk_seconds"));
    }

    /**
     * Who was rung last first.
     *
     * @param number only this one, null for all
     */
    Page<ParticipantView> participants(Definition definition, @Nullable String number, PageRequest page, Instant now) {
        Campaign campaign = definition.message();
        CampaignSpan span = campaign.periodAt(now);
        Instant at = page.after() == null
                ? Instant.parse("9999-01-01T00:00:00Z")
                : page.after().at();
        UUID id = page.after() == null ? new UUID(-1, -1) : page.after().id();
        List<Row> rows = database.read(PARTICIPANTS, definition.id(), number, at, id, span.begins(), page.limit() + 1);
        return Page.of(rows, page.limit(), Monitor::lastCallAt, row -> row.getUUID("id"))
                .map(row -> participant(row, campaign, span));
    }

    private static ParticipantView participant(Row row, Campaign campaign, CampaignSpan span) {
        int calls = row.getInteger("calls");
        int talkSeconds = row.getInteger("talk_seconds");
        boolean blocked = campaign.limit().reachedBy(calls, talkSeconds);
        return new ParticipantView(
                row.getString("number"),
                calls,
                talkSeconds,
                lastCallAt(row),
                !blocked,
                blocked ? campaign.againAfter(span) : null);
    }

    private static Instant lastCallAt(Row row) {
        return row.getOffsetDateTime("last_call_at").toInstant();
    }
}
