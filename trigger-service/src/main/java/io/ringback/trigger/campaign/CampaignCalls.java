package io.ringback.trigger.campaign;

import io.ringback.contracts.values.CampaignSpan;
import io.ringback.contracts.values.Counted;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Change;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The callbacks of campaigns in the database, written in the transactions that change the callbacks. */
@Singleton
public final class CampaignCalls {
    private static final String KEEP = """
            INSERT INTO campaign_call (callback_id, campaign, number, at, live, rung_at, answered_at)
            VALUES ($1, $2, $3, coalesce($4::timestamptz, now()), $5, $6, $7)
            ON CONFLICT (callback_id) DO UPDATE SET
                at = coalesce($4::timestamptz, campaign_call.at),
                live = EXCLUDED.live,
                rung_at = coalesce(EXCLUDED.rung_at, campaign_call.rung_at),
                answered_at = coalesce(EXCLUDED.answered_at, campaign_call.answered_at)""";

    /** Those under way count where they will ring, whatever comes of them; the others where they did. */
    private static final String COUNTING = """
            SELECT callback_id FROM campaign_call
            CROSS JOIN LATERAL (SELECT CASE WHEN live THEN at WHEN $5 THEN answered_at ELSE rung_at END AS moment) AS its
            WHERE campaign = $1 AND number = $2 AND moment >= $3 AND ($4::timestamptz IS NULL OR moment < $4)""";

    private final Database database;

    CampaignCalls(Database database) {
        this.database = database;
    }

    /** Keeps what these changes are to campaigns. */
    public static void keep(Transaction tx, Collection<Change> changes) {
        tx.laterBatch(
                KEEP,
                changes.stream()
                        .flatMap(change -> CampaignCall.of(change).stream())
                        .map(call -> new @Nullable Object[] {
                            call.callbackId(),
                            call.campaign(),
                            call.number(),
                            call.at(),
                            call.live(),
                            call.rungAt(),
                            call.answeredAt()
                        })
                        .toList());
    }

    /** Callbacks of a number in a period that are under way, or have ended in a way that counts. */
    static Set<UUID> counting(
            Statements statements, String campaign, String number, CampaignSpan period, Counted kind) {
        return statements
                .query(COUNTING, campaign, number, period.begins(), period.ends(), kind == Counted.ANSWERED)
                .stream()
                .map(row -> row.getUUID("callback_id"))
                .collect(Collectors.toSet());
    }

    /** Forgets what history has told of by now. */
    void forgetOld() {
        database.runInTransaction(
                tx -> tx.execute("DELETE FROM campaign_call WHERE NOT live AND at < now() - interval '7 days'"));
    }
}
