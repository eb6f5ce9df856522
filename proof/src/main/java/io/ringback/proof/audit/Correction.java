package io.ringback.proof.audit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What rating stored when a charge was corrected.
 *
 * @param named whether an operator named the amount; else it was worked out
 * @param numberBefore how many corrections are known before it, by their order
 * @param whole the charge as it is from then on
 * @param before what it was by its own telling
 * @param takenBefore what the settlement, or the correction before it, took
 * @param reversed what the ledger gave back for it
 */
record Correction(
        UUID id,
        int number,
        boolean named,
        long numberBefore,
        Settlement whole,
        BigDecimal before,
        BigDecimal takenBefore,
        BigDecimal reversed) {

    /** The deck behind the callee's leg is the correction's own, or else what was pinned. */
    private static final String QUERY = """
            SELECT c.*, coalesce(c.deck_id, a.deck_id) AS priced_by, a.decided_at, s.settled_by,
                   CASE WHEN a.wish ->> 'script' = 'ANNOUNCE' THEN coalesce(c.deck_id, a.deck_id)
                        ELSE a.caller_deck_id END AS caller_priced_by,
                   row_number() OVER chain - 1 AS number_before,
                   coalesce(lag(c.amount) OVER chain, s.amount) AS taken_before,
                   coalesce((SELECT sum(p.amount) FROM posting p WHERE p.attempt_id = c.attempt_id AND p.side = 'CUSTOMER'
                             AND p.phase = 'REVERSAL-' || c.number), 0) AS reversed,
                   coalesce((SELECT -sum(p.amount) FROM posting p WHERE p.attempt_id = c.attempt_id AND p.side = 'CUSTOMER'
                             AND p.phase = 'CORRECTION-' || c.number), 0) AS posted
            FROM correction c
            JOIN settlement s ON s.attempt_id = c.attempt_id
            JOIN attempt a ON a.id = c.attempt_id
            WINDOW chain AS (PARTITION BY c.attempt_id ORDER BY c.number)
            ORDER BY c.attempt_id, c.number""";

    static List<Correction> readFrom(ReadOnlyDatabase rating) {
        return rating.list(QUERY, Correction::of);
    }

    private static Correction of(ResultSet row) throws SQLException {
        var whole = new Settlement(
                row.getObject("attempt_id", UUID.class),
                false,
                false,
                row.getObject("priced_by", UUID.class),
                row.getObject("caller_priced_by", UUID.class),
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
        return new Correction(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("kind").equals("AMOUNT"),
                row.getLong("number_before"),
                whole,
                row.getBigDecimal("amount_before"),
                row.getBigDecimal("taken_before"),
                row.getBigDecimal("reversed"));
    }
}
