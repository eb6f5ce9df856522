package io.ringback.local.testing.hostile;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged for somebody to act on, from its beginning to its end. */
public final class LoggedFaults extends Handler {
    private final List<String> told = new CopyOnWriteArrayList<>();

    private LoggedFaults() {}

    /** @param filter the one the service's own log has */
    public static LoggedFaults from(Filter filter) {
        LoggedFaults faults = new LoggedFaults();
        faults.setFilter(filter);
        Logger.getLogger("").addHandler(faults);
        return faults;
    }

    /** Ends it. */
    public List<String> told() {
        Logger.getLogger("").removeHandler(this);
        return List.copyOf(told);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry) && entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            told.add(entry.getLoggerName() + " " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
