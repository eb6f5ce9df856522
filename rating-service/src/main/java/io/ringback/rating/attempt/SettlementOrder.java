package io.ringback.rating.attempt;

import io.ringback.rating.ledger.Amounts;

/**
 * How an attempt ended whose end nobody told.
 *
 * @param callerMillis caller's answer to the end, 0 if never answered
 * @param talkMillis bridge to end, 0 if never bridged; what lies beyond the grant is never priced
 * @param reason how that is known
 */
public record SettlementOrder(long callerMillis, long talkMillis, String reason) {
    /** No call lasts longer than two days, whatever somebody mistypes. */
    private static final long MAX_MILLIS = 172_800_000;

    public SettlementOrder {
        Amounts.requireText("reason", reason);
        require("callerMillis", callerMillis);
        require("talkMillis", talkMillis);
    }

    private static void require(String field, long millis) {
        if (millis < 0 || millis > MAX_MILLIS) {
            throw new IllegalArgumentException(field + " must be 0 to " + MAX_MILLIS);
        }
    }
}
