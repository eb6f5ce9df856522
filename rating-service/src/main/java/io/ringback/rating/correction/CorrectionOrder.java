package io.ringback.rating.correction;

import io.ringback.rating.ledger.Amounts;
import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the charge of an attempt is to be from now on: an amount an operator names, or one worked out from another deck
 * version, other times, or both.
 *
 * @param reason why, for whoever reads the ledger
 * @param amount the new whole, 0 up to the price; at most 6 decimals
 * @param rateDeck id of the version that prices the callee's leg
 * @param callerMillis caller's answer to the end; goes with {@code talkMillis}
 * @param talkMillis bridge to end; what lies beyond the grant is never priced
 */
public record CorrectionOrder(
        String reason,
        @Nullable BigDecimal amount,
        @Nullable UUID rateDeck,
        @Nullable Long callerMillis,
        @Nullable Long talkMillis) {
    /** No call lasts longer than two days, whatever somebody mistypes. */
    private static final long MAX_MILLIS = 172_800_000;

    public CorrectionOrder {
        Amounts.requireText("reason", reason);
        if (amount != null) {
            if (rateDeck != null || callerMillis != null || talkMillis != null) {
                throw new IllegalArgumentException("amount goes with neither rateDeck nor times");
            }
            if (amount.signum() != 0) {
                Amounts.requirePositive("amount", amount);
            }
            amount = amount.setScale(Micros.DECIMALS);
        } else if (rateDeck == null && callerMillis == null && talkMillis == null) {
            throw new IllegalArgumentException("amount, rateDeck or times must say what to correct");
        }
        if ((callerMillis == null) != (talkMillis == null)) {
            throw new IllegalArgumentException("talkMillis and callerMillis go together");
        }
        requireMillis("callerMillis", callerMillis);
        requireMillis("talkMillis", talkMillis);
    }

    /** Priced anew by another version alone. */
    static CorrectionOrder byDeck(UUID deckId, String reason) {
        return new CorrectionOrder(reason, null, deckId, null, null);
    }

    /** The same for the same order, however it was written. */
    String canonical() {
        return String.join(
                "|",
                String.valueOf(amount),
                String.valueOf(rateDeck),
                String.valueOf(callerMillis),
                String.valueOf(talkMillis));
    }

    private static void requireMillis(String field, @Nullable Long millis) {
        if (millis != null && (millis < 0 || millis > MAX_MILLIS)) {
            throw new IllegalArgumentException(field + " must be 0 to " + MAX_MILLIS);
        }
    }
}
