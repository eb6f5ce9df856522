package io.ringback.proof.audit;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What rating stored when an attempt was settled.
 *
 * @param deckId pinned at the authorisation, null where it was refused
 * @param posted what the ledger took for it
 */
record Settlement(
        UUID attemptId,
        boolean sandbox,
        boolean refused,
        @Nullable UUID deckId,
        long deckVersion,
        long callerSeconds,
        long talkSeconds,
        long overrunMillis,
        BigDecimal price,
        BigDecimal amount,
        BigDecimal absorbed,
        BigDecimal posted) {

    private static final String QUERY = """
            SELECT s.*, a.deck_id, coalesce(d.version, 0) AS pinned_version, coalesce(p.posted, 0) AS posted
            FROM settlement s
            JOIN attempt a ON a.id = s.attempt_id
            LEFT JOIN rate_deck d ON d.id = a.deck_id
            LEFT JOIN (SELECT attempt_id, -sum(amount) AS posted FROM posting WHERE side = 'CUSTOMER' GROUP BY attempt_id) p
                ON p.attempt_id = s.attempt_id
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

    /** The messages that told the settlements, as history keeps them. */
    static Map<UUID, AttemptSettled> told(ReadOnlyDatabase history) {
        var told = new HashMap<UUID, AttemptSettled>();
        history.each("SELECT attempt_id, body FROM charge WHERE type = 'AttemptSettled'", row -> {
            var attempt = row.getObject("attempt_id", UUID.class);
            told.put(attempt, read(attempt, row.getString("body")));
        });
        return told;
    }

    private static AttemptSettled read(UUID attempt, String body) {
        try {
            return (AttemptSettled) Json.read(Topic.CALL_CHARGES, body.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("settlement of attempt " + attempt + ": " + e.getMessage(), e);
        }
    }

    private static Settlement of(ResultSet row) throws SQLException {
        return new Settlement(
                row.getObject("attempt_id", UUID.class),
                row.getBoolean("sandbox"),
                row.getString("refused") != null,
                row.getObject("deck_id", UUID.class),
                row.getLong("deck_version"),
                row.getLong("caller_seconds"),
                row.getLong("talk_seconds"),
                row.getLong("overrun_millis"),
                row.getBigDecimal("price"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("absorbed"),
                row.getBigDecimal("posted"));
    }
}
