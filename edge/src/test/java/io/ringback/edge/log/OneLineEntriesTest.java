package io.ringback.edge.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class OneLineEntriesTest {
    private static final String FORGED = "x\r\n2026-01-31 ERROR forged\u2028forged\u0085forged\u001b[2J\u202eforged";

    private final OneLineEntries filter = new OneLineEntries();

    @Test
    void entry_with_line_ends_becomes_one_line() {
        ExtLogRecord entry =
                new ExtLogRecord(Level.WARNING, "cause=\"%s\" msg=\"odd\"", ExtLogRecord.FormatStyle.PRINTF, "x");
        entry.setParameters(new Object[] {FORGED});

        assertThat(filter.isLoggable(entry)).isTrue();

        assertThat(new PatternFormatter("%s%e").format(entry))
                .isEqualTo("cause=\"x??2026-01-31 ERROR forged?forged?forged?[2J?forged\" msg=\"odd\"");
    }

    @Test
    void entry_without_them_stays_as_it_is() {
        ExtLogRecord entry = new ExtLogRecord(
                Level.WARNING, "cause=\"%s\" 100% msg=\"schön\"", ExtLogRecord.FormatStyle.NO_FORMAT, "x");

        filter.isLoggable(entry);

        assertThat(new PatternFormatter("%s%e").format(entry)).isEqualTo("cause=\"%s\" 100% msg=\"schön\"");
    }

    @Test
    void no_line_of_an_exception_begins_with_what_it_says() {
        ExtLogRecord entry = new ExtLogRecord(Level.SEVERE, "failed", ExtLogRecord.FormatStyle.NO_FORMAT, "x");
        entry.setThrown(new IllegalStateException(FORGED, new IOException(FORGED)));

        filter.isLoggable(entry);

        String told = new PatternFormatter("%s%e").format(entry);
        assertThat(told.lines().filter(line -> line.contains("forged")))
                .allMatch(line -> line.contains("IllegalStateException: ") || line.contains("IOException: "));
        assertThat(told).contains("\tat " + OneLineEntriesTest.class.getName()).doesNotContain("\u2028", "\u001b");
    }
}
