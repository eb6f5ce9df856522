package io.ringback.rating.attempt;

import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.messaging.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts by what an operator looks for, those requested first first: the oldest wait longest for a decision. */
@Singleton
class AttemptList {
    private static final String SELECT = """
            SELECT a.id, a.callback_id, a.account_id, a.sandbox, a.state, a.requested_at, a.first_dialled_at,
                   a.hold_expires_at, c.settled_at, c.caller_seconds, c.talk_seconds, c.amount, c.absorbed, c.currency,
                   c.corrections, c.settled_by, c.estimated, l.talk_millis AS late_talk_millis,
                   a.state = 'AUTHORIZED' AND (NOT a.hold_open OR a.hold_expires_at <= $1) AS stuck
            FROM attempt a
            LEFT JOIN standing_charge c ON c.attempt_id = a.id
            LEFT JOIN late_end l ON l.attempt_id = a.id
            """;

    private static final String PAGE = """
              AND ($2::uuid IS NULL OR a.account_id = $2)
              AND ($3::timestamptz IS NULL OR (a.requested_at, a.id) > ($3, $4::uuid))
              AND ($6::boolean IS NULL OR a.sandbox = $6)
            ORDER BY a.requested_at, a.id LIMIT $5""";

    private final Database database;
    private final InstantSource clock;

    AttemptList(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What an operator looks for. */
    enum Looked {
        /** Authorised, and its hold has expired: its end was never told. */
        STUCK("a.state = 'AUTHORIZED' AND (NOT a.hold_open OR a.hold_expires_at <= $1)"),
        /** Charged by what is proven only, and not corrected since. */
        ESTIMATED(
                "a.id IN (SELECT s.attempt_id FROM settlement s WHERE s.estimated) AND c.estimated AND $1::timestamptz IS NOT NULL"),
        /** Authorised, under way or stuck. */
        AUTHORIZED("a.state = 'AUTHORIZED' AND $1::timestamptz IS NOT NULL");

        private final String condition;

        Looked(String condition) {
            this.condition = condition;
        }
    }

    /** @param sandbox true for attempts of the sandbox, false for what is real, null for both */
    Page<AttemptView> page(Looked looked, @Nullable UUID accountId, @Nullable Boolean sandbox, PageRequest page) {
        var after = page.after();
        Instant at = after == null ? null : after.at();
        UUID id = after == null ? null : after.id();
        var rows = database.read(
                SELECT + "WHERE " + looked.condition + "\n" + PAGE,
                clock.instant(),
                accountId,
                at,
                id,
                page.limit() + 1,
                sandbox);
        return Page.of(
                rows.stream().map(AttemptView::of).toList(), page.limit(), AttemptView::requestedAt, AttemptView::id);
    }

    Optional<AttemptView> one(UUID attemptId) {
        return database.read(SELECT + "WHERE a.id = $2", clock.instant(), attemptId).stream()
                .map(AttemptView::of)
                .findFirst();
    }
}
