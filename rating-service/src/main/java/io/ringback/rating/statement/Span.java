package io.ringback.rating.statement;

import io.ringback.messaging.Statements;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Postings of an account that follow each other.
 *
 * @param first sequence of the first one
 * @param last sequence of the last one, one less than the first where there is none
 */
record Span(UUID account, long first, long last) {
    /** By sequence, which never goes back; the clocks of two replicas may. */
    private static final String BETWEEN = """
            SELECT coalesce((SELECT min(sequence) FROM posting WHERE account_id = $1 AND posted_at >= $2), 0) AS first,
                   coalesce((SELECT max(sequence) FROM posting WHERE account_id = $1 AND posted_at < $3), 0) AS last""";

    private static final String BALANCE = "SELECT balance_after FROM posting WHERE account_id = $1 AND sequence = $2";

    private static final String KINDS = """
            SELECT kind AS name, count(*) AS count, sum(amount) AS amount FROM posting
            WHERE account_id = $1 AND sequence BETWEEN $2 AND $3 GROUP BY kind ORDER BY kind""";

    private static final String DESTINATIONS = """
            SELECT coalesce(s.destination, '') AS name, count(DISTINCT p.attempt_id) AS count, sum(p.amount) AS amount
            FROM posting p JOIN settlement s ON s.attempt_id = p.attempt_id
            WHERE p.account_id = $1 AND p.sequence BETWEEN $2 AND $3
            GROUP BY coalesce(s.destination, '') ORDER BY 1""";

    /** Those posted in a period. */
    static Span between(Statements sql, UUID account, Instant from, Instant to) {
        var row = sql.queryOne(BETWEEN, account, from, to).orElseThrow();
        long last = row.getLong("last");
        long first = row.getLong("first");
        return first == 0 || first > last ? new Span(account, last + 1, last) : new Span(account, first, last);
    }

    BigDecimal opening(Statements sql) {
        return balance(sql, first - 1);
    }

    BigDecimal closing(Statements sql) {
        return balance(sql, last);
    }

    List<Sum> kinds(Statements sql) {
        return sums(sql, KINDS);
    }

    List<Sum> destinations(Statements sql) {
        return sums(sql, DESTINATIONS);
    }

    /** From this sequence on, so many at most. */
    List<Entry> entries(Statements sql, long from, int limit) {
        return sql.query(Entry.QUERY, account, Math.max(first, from), last, limit).stream()
                .map(Entry::of)
                .toList();
    }

    private List<Sum> sums(Statements sql, String query) {
        return sql.query(query, account, first, last).stream()
                .map(row -> new Sum(row.getString("name"), row.getLong("count"), row.getBigDecimal("amount")))
                .toList();
    }

    private BigDecimal balance(Statements sql, long sequence) {
        return sql.queryOne(BALANCE, account, sequence)
                .map(row -> row.getBigDecimal("balance_after"))
                .orElse(new BigDecimal("0.000000"));
    }
}
