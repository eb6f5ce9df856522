package io.ringback.rating.correction;

import io.ringback.rating.settlement.Capture;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt costs at present.
 *
 * @param corrections how many there were
 * @param amountNamed whether an operator named the amount
 * @param deckId what prices the callee's leg, null for what was pinned
 * @param priceMicros before capture, millionths
 * @param capture what of it was taken and what absorbed
 * @param settledAt when the charge was taken first
 */
record Standing(
        int corrections,
        boolean amountNamed,
        @Nullable UUID deckId,
        long deckVersion,
        long callerSeconds,
        long talkSeconds,
        long overrunMillis,
        long priceMicros,
        Capture capture,
        boolean estimated,
        Instant settledAt) {

    /** From {@code standing_charge}. */
    static Standing of(Row row) {
        return new Standing(
                row.getInteger("corrections"),
                "AMOUNT".equals(row.getString("kind")),
                row.getUUID("corrected_deck_id"),
                row.getLong("deck_version"),
                row.getLong("caller_seconds"),
                row.getLong("talk_seconds"),
                row.getLong("overrun_millis"),
                Micros.of(row.getBigDecimal("price")),
                new Capture(Micros.of(row.getBigDecimal("amount")), Micros.of(row.getBigDecimal("absorbed"))),
                row.getBoolean("estimated"),
                row.getOffsetDateTime("settled_at").toInstant());
    }
}
