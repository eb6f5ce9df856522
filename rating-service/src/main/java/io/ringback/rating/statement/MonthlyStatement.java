package io.ringback.rating.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A closed month of an account with an overdraft. It never changes.
 *
 * @param number without a gap over all accounts
 * @param month such as {@code 2026-03}
 * @param firstSequence of its postings
 * @param lastSequence of its postings, one less than the first where there is none
 * @param kinds sums by kind
 * @param destinations sums of the charges by the name of the rate
 */
public record MonthlyStatement(
        long number,
        UUID account,
        String month,
        String currency,
        long firstSequence,
        long lastSequence,
        BigDecimal opening,
        BigDecimal closing,
        List<Sum> kinds,
        List<Sum> destinations,
        Instant closedAt) {
    public MonthlyStatement {
        kinds = List.copyOf(kinds);
        destinations = List.copyOf(destinations);
    }
}
