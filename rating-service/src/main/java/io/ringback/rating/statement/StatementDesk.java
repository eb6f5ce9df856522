package io.ringback.rating.statement;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads statements from the postings. */
@Singleton
class StatementDesk {
    /** Entries read in one go for CSV, and most of them in all. */
    private static final int CSV_PAGE = 1000;

    private static final int CSV_MOST = 1_000_000;

    private final Database database;

    StatementDesk(Database database) {
        this.database = database;
    }

    /** @param after sequence of the last entry of the page before, 0 for the first page */
    Statement page(UUID account, Instant from, Instant to, long after, int limit) {
        return database.read(sql -> {
            var currency = currency(sql, account);
            var span = Span.between(sql, account, from, to);
            var entries = span.entries(sql, after + 1, limit + 1);
            var items = entries.subList(0, Math.min(limit, entries.size()));
            return new Statement(
                    account,
                    currency,
                    from,
                    to,
                    span.opening(sql),
                    span.closing(sql),
                    span.kinds(sql),
                    span.destinations(sql),
                    FreeSum.between(sql, account, from, to),
                    items,
                    entries.size() > limit ? Long.toString(items.getLast().sequence()) : null);
        });
    }

    /** Every entry of the period; no transaction is kept open while a slow reader reads. */
    StreamingOutput csv(UUID account, Instant from, Instant to) {
        var currency = database.read(sql -> currency(sql, account));
        var span = database.read(sql -> Span.between(sql, account, from, to));
        return csv(span, currency);
    }

    StreamingOutput csv(Span span, String currency) {
        return out -> {
            try (var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                StatementCsv.header(writer);
                long next = span.first();
                long end = Math.min(span.last(), span.first() + CSV_MOST - 1);
                while (next <= end) {
                    long from = next;
                    var entries = database.read(sql -> span.entries(sql, from, CSV_PAGE));
                    write(writer, entries, currency);
                    next += CSV_PAGE;
                }
            }
        };
    }

    private static void write(Writer writer, List<Entry> entries, String currency) {
        try {
            for (Entry entry : entries) {
                StatementCsv.line(writer, entry, currency);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String currency(Statements sql, UUID account) {
        return sql.queryOne("SELECT currency FROM account WHERE id = $1", account)
                .orElseThrow(() -> Problems.notFound("account"))
                .getString("currency");
    }
}
