package io.ringback.rating.account;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.ringback.contracts.values.Party;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.sheet.Header;
import io.ringback.rating.sheet.LineErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads registered numbers from CSV, such as the rows of A2Billing's {@code cc_callerid} joined with the card's number.
 * Columns nobody asks for are passed over.
 *
 * @param accountColumn has the account's number
 * @param numberColumn has the number: with a plus, with 00 before it, or its digits alone
 * @param activeColumn t or f, 1 or 0, true or false, yes or no; without such a column, or empty: active
 */
record CallerIdSheet(String accountColumn, String numberColumn, String activeColumn) {
    /** As many as fit into one transaction with all the snapshots they make. */
    static final int MOST_LINES = 10_000;

    private static final int MAX_LINE = 65_536;

    private static final Map<String, Boolean> TRUTHS = Map.of(
            "", true, "t", true, "1", true, "true", true, "yes", true, "f", false, "0", false, "false", false, "no",
            false);

    /** A number that is to be registered. */
    record Line(long line, String account, String number, boolean active) {}

    /** @throws io.ringback.edge.problem.ProblemException 400 if it is no such sheet */
    List<Line> read(InputStream body, LineErrors errors) {
        var text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
        long at = 0;
        try (var sheet = CsvReader.builder()
                .detectBomHeader(false)
                .commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_LINE)
                .ofCsvRecord(text)) {
            var lines = new ArrayList<Line>();
            var seen = new Seen();
            Header header = null;
            for (CsvRecord record : sheet) {
                at = record.getStartingLineNumber();
                if (header == null) {
                    header = header(record);
                } else if (lines.size() == MOST_LINES) {
                    throw Problems.badRequest("too-many-lines", "at most " + MOST_LINES + " lines at a time");
                } else {
                    add(lines, seen, header, record, errors);
                }
            }
            if (lines.isEmpty() && !errors.any()) {
                throw Problems.badRequest("no-lines", "the sheet has no numbers");
            }
            return lines;
        } catch (CsvParseException e) {
            throw Problems.badRequest("bad-csv", "behind line " + at + " is no CSV (RFC 4180)");
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? Problems.badRequest("bad-csv", "behind line " + at + " is no UTF-8")
                    : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Header header(CsvRecord record) {
        try {
            var header = new Header(record.getFields());
            header.checkHas(List.of(accountColumn, numberColumn));
            return header;
        } catch (IllegalArgumentException e) {
            var errors = new LineErrors();
            errors.add(1, e);
            throw errors.problem(1);
        }
    }

    private void add(List<Line> lines, Seen seen, Header header, CsvRecord record, LineErrors errors) {
        long at = record.getStartingLineNumber();
        try {
            var fields = record.getFields();
            var line = new Line(
                    at,
                    account(header.text(fields, accountColumn)),
                    number(header.text(fields, numberColumn)),
                    active(header.text(fields, activeColumn)));
            seen.check(line);
            lines.add(line);
        } catch (IndexOutOfBoundsException e) {
            errors.add(at, "fields", "must be as many as in the header");
        } catch (IllegalArgumentException e) {
            errors.add(at, e);
        }
    }

    private String account(String text) {
        if (!text.matches("[0-9]{6,12}")) {
            throw new IllegalArgumentException(accountColumn + " must be an account's number, 6 to 12 digits");
        }
        return text;
    }

    private String number(String text) {
        var number = text.startsWith("+") ? text : "+" + (text.startsWith("00") ? text.substring(2) : text);
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException(numberColumn + " must be an international number");
        }
        return number;
    }

    private boolean active(String text) {
        var truth = TRUTHS.get(text.toLowerCase(Locale.ROOT));
        if (truth == null) {
            throw new IllegalArgumentException(activeColumn + " must be one of "
                    + TRUTHS.keySet().stream().sorted().collect(Collectors.joining(" ")));
        }
        return truth;
    }

    /** What the lines before have said. */
    private final class Seen {
        private final Set<String> pairs = new HashSet<>();
        private final Set<String> active = new HashSet<>();

        void check(Line line) {
            if (!pairs.add(line.account() + " " + line.number())) {
                throw new IllegalArgumentException(numberColumn + " is there twice for this account");
            }
            if (line.active() && !active.add(line.number())) {
                throw new IllegalArgumentException(numberColumn + " is active for another account, too");
            }
        }
    }
}
