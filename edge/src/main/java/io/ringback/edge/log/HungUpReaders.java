package io.ringback.edge.log;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** A reader who closes a stream is no fault of ours, and nobody must act on it; the framework logs it as an error. */
public final class HungUpReaders implements Filter {
    private static final String FRAMEWORK = "org.jboss.resteasy.reactive";

    /** Whether this tells that whoever asked has gone. */
    public static boolean hungUp(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            boolean reset = each instanceof SocketException
                    || (each instanceof IOException
                            && String.valueOf(each.getMessage()).startsWith("Connection reset"))
                    || (each instanceof IOException
                            && String.valueOf(each.getMessage()).startsWith("Broken pipe"));
            if (reset || each instanceof ClosedChannelException || each instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        String logger = entry.getLoggerName();
        return logger == null || !logger.startsWith(FRAMEWORK) || !(entry.getThrown() instanceof IOException);
    }
}
