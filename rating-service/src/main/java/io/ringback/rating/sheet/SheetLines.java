package io.ringback.rating.sheet;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.sheet.SheetFormat.LineReader;
import io.ringback.rating.tariff.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Reads a sheet line by line and stages its rates. The first bad line ends the staging, not the reading. */
final class SheetLines {
    /** Lines between two words on how far it is. */
    private static final int REPORT_EVERY = 50_000;

    /** Longest line, in characters. */
    private static final int MAX_LINE = 65_536;

    /** Different things that could not be carried over are counted up to so many. */
    private static final int MOST_NOT_CARRIED = 100;

    private final SheetFormat format;
    private final DeckFacts facts;
    private final LongConsumer reached;
    private final Map<String, Long> notCarried = new TreeMap<>();
    private long count;

    SheetLines(SheetFormat format, DeckFacts facts, LongConsumer reached) {
        this.format = format;
        this.facts = facts;
        this.reached = reached;
    }

    /** How many were read, without the header. */
    long count() {
        return count;
    }

    Map<String, Long> notCarried() {
        return notCarried;
    }

    void read(InputStream body, Staging staging, LineErrors errors) throws SQLException {
        var text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
        try (var sheet = CsvReader.builder()
                .detectBomHeader(false)
                .commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_LINE)
                .ofCsvRecord(text)) {
            var records = sheet.iterator();
            if (records.hasNext()) {
                var header = records.next();
                read(records, reader(header), header.getFieldCount(), staging, errors);
            } else {
                throw Problems.badRequest("no-header", "the sheet has no header");
            }
        } catch (CsvParseException e) {
            throw Problems.badRequest("bad-csv", "behind line " + (count + 1) + " is no CSV (RFC 4180)");
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? Problems.badRequest("bad-csv", "behind line " + (count + 1) + " is no UTF-8")
                    : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LineReader reader(CsvRecord header) {
        try {
            return format.reader(header.getFields(), facts);
        } catch (IllegalArgumentException e) {
            var errors = new LineErrors();
            errors.add(1, e);
            throw errors.problem(1);
        }
    }

    private void read(Iterator<CsvRecord> records, LineReader reader, int columns, Staging staging, LineErrors errors)
            throws SQLException {
        while (records.hasNext()) {
            var line = records.next();
            count++;
            if (count % REPORT_EVERY == 0) {
                reached.accept(count);
            }
            try {
                if (line.getFieldCount() != columns) {
                    throw new IllegalArgumentException(
                            "fields must be " + columns + " as in the header: " + line.getFieldCount());
                }
                reader.read(line.getFields(), staged(line.getStartingLineNumber(), staging, errors));
            } catch (IllegalArgumentException e) {
                errors.add(line.getStartingLineNumber(), e);
            } catch (Refused e) {
                throw e.cause;
            }
        }
    }

    private Rates staged(long line, Staging staging, LineErrors errors) {
        return new Rates() {
            @Override
            public void sell(Rate rate) {
                add(false, rate);
            }

            @Override
            public void buy(Rate rate) {
                add(true, rate);
            }

            @Override
            public void notCarried(String what) {
                if (notCarried.size() < MOST_NOT_CARRIED || notCarried.containsKey(what)) {
                    notCarried.merge(what, 1L, Long::sum);
                }
            }

            private void add(boolean buy, Rate rate) {
                if (!errors.any()) {
                    try {
                        staging.add(buy, line, rate);
                    } catch (SQLException e) {
                        throw new Refused(e);
                    }
                }
            }
        };
    }

    /** The database's, through a reader that knows of none. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        Refused(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
