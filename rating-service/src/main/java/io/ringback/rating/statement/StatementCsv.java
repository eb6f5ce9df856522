package io.ringback.rating.statement;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries as CSV (RFC 4180). */
final class StatementCsv {
    static final String TYPE = "text/csv";

    private static final String HEADER =
            "sequence,postedAt,kind,amount,balance,currency,destination,attempt,payment,booking,reason\r\n";

    private StatementCsv() {}

    static void header(Writer out) throws IOException {
        out.write(HEADER);
    }

    static void line(Writer out, Entry entry, String currency) throws IOException {
        out.write(Stream.of(
                        Long.toString(entry.sequence()),
                        entry.postedAt().toString(),
                        entry.kind(),
                        entry.amount().toPlainString(),
                        entry.balance().toPlainString(),
                        currency,
                        text(entry.destination()),
                        id(entry.attempt()),
                        id(entry.payment()),
                        id(entry.booking()),
                        text(entry.reason()))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String id(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    /** Quoted; what a spreadsheet would run as a formula gets an apostrophe before it. */
    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var harmless = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
