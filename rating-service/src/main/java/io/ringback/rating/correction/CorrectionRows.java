package io.ringback.rating.correction;

import io.ringback.contracts.values.Money;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.rating.attempt.Attempt;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Corrections in SQL. */
@Singleton
class CorrectionRows {
    private static final String INSERT = """
            INSERT INTO correction (id, attempt_id, number, kind, idempotency_key, wanted, rerate_id, deck_id,
                                    deck_version, caller_seconds, talk_seconds, overrun_millis, destination, currency,
                                    price, amount_before, amount, absorbed, balance_after, estimated, reason, made_by,
                                    corrected_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23)""";

    /**
     * What was made before under the same key.
     *
     * @param wanted the order, in its canonical form
     */
    record Known(String wanted, Correction correction) {}

    /** What the attempt costs at present; it is settled. */
    Standing standing(Statements sql, UUID attemptId) {
        return sql.queryOne("SELECT * FROM standing_charge WHERE attempt_id = $1", attemptId)
                .map(Standing::of)
                .orElseThrow();
    }

    Optional<Known> known(Transaction tx, Attempt attempt, @Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        return tx.queryOne("SELECT * FROM correction WHERE attempt_id = $1 AND idempotency_key = $2", attempt.id(), key)
                .map(row -> new Known(row.getString("wanted"), correction(row)));
    }

    /** The attempt's corrections, the first one first. */
    List<Correction> of(Statements sql, UUID attemptId) {
        return sql.query("SELECT * FROM correction WHERE attempt_id = $1 ORDER BY number", attemptId).stream()
                .map(CorrectionRows::correction)
                .toList();
    }

    void insert(
            Transaction tx,
            Correction correction,
            Appraisal appraisal,
            CorrectionOrder order,
            Corrections.Ticket ticket) {
        tx.later(
                INSERT,
                correction.id(),
                correction.attempt(),
                correction.number(),
                appraisal.amountNamed() ? "AMOUNT" : "PRICE",
                ticket.key(),
                order.canonical(),
                ticket.rerate(),
                appraisal.deckId(),
                appraisal.deckVersion(),
                appraisal.callerSeconds(),
                appraisal.talkSeconds(),
                appraisal.overrunMillis(),
                appraisal.destination(),
                correction.amount().currency(),
                Micros.decimal(appraisal.priceMicros()),
                correction.before().amount(),
                correction.amount().amount(),
                correction.absorbed().amount(),
                correction.balance().amount(),
                appraisal.estimated(),
                correction.reason(),
                correction.by(),
                correction.correctedAt());
    }

    private static Correction correction(Row row) {
        var currency = row.getString("currency");
        return new Correction(
                row.getUUID("id"),
                row.getUUID("attempt_id"),
                row.getInteger("number"),
                new Money(row.getBigDecimal("amount_before"), currency),
                new Money(row.getBigDecimal("amount"), currency),
                new Money(row.getBigDecimal("absorbed"), currency),
                row.getLong("caller_seconds"),
                row.getLong("talk_seconds"),
                row.getLong("deck_version"),
                row.getString("reason"),
                row.getString("made_by"),
                new Money(row.getBigDecimal("balance_after"), currency),
                row.getOffsetDateTime("corrected_at").toInstant());
    }
}
