package io.ringback.edge.log;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** A reader who closes a stream is no fault of ours, and nobody must act on it; the framework logs it as an error. */
@LoggingFilter(name = "hung-up-readers")
public final class HungUpReaders implements Filter {
    private static final String FRAMEWORK = "org.jboss.resteasy.reactive";

    @Override
    public boolean isLoggable(LogRecord entry) {
        String logger = entry.getLoggerName();
        return logger == null || !logger.startsWith(FRAMEWORK) || !(entry.getThrown() instanceof IOException);
    }
}
