package io.ringback.engine.recorded;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each recording shows, and which recordings show nothing the engine can be asked about.
 *
 * @param rows by recording
 * @param left recordings that do not apply, each with its reason
 */
record OutcomeTable(List<Row> rows, List<Left> left) {
    private static final Path FILE = Path.of("src/test/resources/recorded/outcomes.md");
    private static final int OUTCOME_CELLS = 11;
    private static final int LEFT_CELLS = 2;

    /**
     * @param grantedSeconds talk the hold covers, null where the recording's client set no such limit
     * @param shown by what the recording shows it
     */
    record Row(String recording, Outcome expected, @Nullable Integer grantedSeconds, String shown) {
        @Override
        public String toString() {
            return recording;
        }
    }

    record Left(String recording, String reason) {}

    static OutcomeTable read() {
        List<Row> rows = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.filter(line -> line.matches("\\| \\d.*"))
                    .map(OutcomeTable::cells)
                    .forEach(cells -> {
                        switch (cells.size()) {
                            case OUTCOME_CELLS -> rows.add(row(cells));
                            case LEFT_CELLS -> left.add(new Left(cells.get(0), cells.get(1)));
                            default -> throw new IllegalArgumentException("neither kind of row: " + cells);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OutcomeTable(List.copyOf(rows), List.copyOf(left));
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Row row(List<String> cells) {
        Outcome outcome = new Outcome(
                Disposition.valueOf(cells.get(1)),
                Leg.valueOf(cells.get(2)),
                HungUpBy.valueOf(cells.get(3)),
                EndReason.valueOf(cells.get(4)),
                number(cells.get(5)),
                number(cells.get(6)),
                cells.get(7).equals("yes"),
                new BigDecimal(cells.get(8)));
        return new Row(cells.get(0), outcome, number(cells.get(9)), cells.get(10));
    }

    private static @Nullable Integer number(String cell) {
        return cell.isEmpty() ? null : Integer.valueOf(cell);
    }
}
