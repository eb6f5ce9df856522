package io.ringback.edge.log;

import io.quarkus.logging.LoggingFilter;
import io.ringback.edge.problem.Shown;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a request or a message says cannot begin a line of the log: an entry is one line, and every line of an exception
 * behind it begins with a blank or the exception's class. Leaves out what {@link HungUpReaders} leaves out.
 */
@LoggingFilter(name = "one-line-entries")
public final class OneLineEntries implements Filter {
    private final HungUpReaders hungUp = new HungUpReaders();
    private final Formatter message = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (!hungUp.isLoggable(entry)) {
            return false;
        }
        if (entry instanceof ExtLogRecord ours) {
            String text = message.format(ours);
            if (text.chars().anyMatch(Character::isISOControl)) {
                ours.setMessage(Shown.line(text), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        Throwable thrown = entry.getThrown();
        if (thrown != null && breaksOut(thrown)) {
            entry.setThrown(new Told(thrown));
        }
        return true;
    }

    private static boolean breaksOut(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String text = each.toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                return true;
            }
        }
        return false;
    }

    /** The same fault with its words in one line. */
    private static final class Told extends Throwable {
        private static final long serialVersionUID = 1L;

        Told(Throwable of) {
            super(Shown.line(of.toString()), cause(of), false, true);
            setStackTrace(of.getStackTrace());
        }

        private static @Nullable Throwable cause(Throwable of) {
            return of.getCause() == null ? null : new Told(of.getCause());
        }
    }
}
