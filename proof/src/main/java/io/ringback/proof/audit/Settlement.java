package io.ringback.proof.audit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What rating stored when an attempt was settled.
 *
 * @param deckId pinned at the authorisation, null where it was refused
 * @param callerDeckId what prices the caller's leg, null where that is free
 * @param decidedAt the rates valid then count
 * @param posted what the ledger took for it then
 * @param decided whether an operator settled it, because its end was never told
 */
record Settlement(
        UUID attemptId,
        boolean sandbox,
        boolean refused,
        @Nullable UUID deckId,
        @Nullable UUID callerDeckId,
        Instant decidedAt,
        long deckVersion,
        long callerSeconds,
        long talkSeconds,
        long overrunMillis,
        BigDecimal price,
        BigDecimal amount,
        BigDecimal absorbed,
        BigDecimal posted,
        boolean decided) {

    private static final String QUERY = """
            SELECT s.*, a.deck_id, a.decided_at,
                   CASE WHEN a.wish ->> 'script' = 'ANNOUNCE' THEN a.deck_id ELSE a.caller_deck_id END AS caller_deck_id,
                   coalesce(d.version, 0) AS pinned_version, coalesce(p.posted, 0) AS posted
            FROM settlement s
            JOIN attempt a ON a.id = s.attempt_id
            LEFT JOIN rate_deck d ON d.id = a.deck_id
            LEFT JOIN (SELECT attempt_id, -amount AS posted FROM posting
                       WHERE side = 'CUSTOMER' AND phase = 'SETTLEMENT') p ON p.attempt_id = s.attempt_id
            WHERE s.deck_version = coalesce(d.version, 0)
            ORDER BY s.attempt_id""";

    /** Names those whose deck version is not the one that was pinned; they are none of {@link #each}. */
    static final String OTHER_VERSION = """
            SELECT format('attempt %s was settled by deck version %s, pinned was %s', s.attempt_id, s.deck_version,
                          coalesce(d.version, 0))
            FROM settlement s JOIN attempt a ON a.id = s.attempt_id LEFT JOIN rate_deck d ON d.id = a.deck_id
            WHERE s.deck_version <> coalesce(d.version, 0) ORDER BY s.attempt_id""";

    static void each(ReadOnlyDatabase rating, Consumer<Settlement> action) {
        rating.each(QUERY, row -> action.accept(of(row)));
    }

    private static Settlement of(ResultSet row) throws SQLException {
        return new Settlement(
                row.getObject("attempt_id", UUID.class),
                row.getBoolean("sandbox"),
                row.getString("refused") != null,
                row.getObject("deck_id", UUID.class),
                row.getObject("caller_deck_id", UUID.class),
                row.getTimestamp("decided_at").toInstant(),
                row.getLong("deck_version"),
                row.getLong("caller_seconds"),
                row.getLong("talk_seconds"),
                row.getLong("overrun_millis"),
                row.getBigDecimal("price"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("absorbed"),
                row.getBigDecimal("posted"),
                row.getString("settled_by") != null);
    }
}
