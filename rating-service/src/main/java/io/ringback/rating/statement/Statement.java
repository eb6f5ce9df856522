package io.ringback.rating.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a balance over a period. Opening plus all kinds is closing, on every page.
 *
 * @param from the first posting is from then or later
 * @param to and the last one from before
 * @param kinds sums by kind, over the whole period
 * @param destinations sums of the charges, over the whole period
 * @param packages what they paid of the calls that ended in the period
 * @param items a page of the postings, the first one first
 * @param next cursor of the page that follows, null on the last one
 */
public record Statement(
        UUID account,
        String currency,
        Instant from,
        Instant to,
        BigDecimal opening,
        BigDecimal closing,
        List<Sum> kinds,
        List<Sum> destinations,
        List<FreeSum> packages,
        List<Entry> items,
        @Nullable String next) {
    public Statement {
        kinds = List.copyOf(kinds);
        destinations = List.copyOf(destinations);
        packages = List.copyOf(packages);
        items = List.copyOf(items);
    }
}
