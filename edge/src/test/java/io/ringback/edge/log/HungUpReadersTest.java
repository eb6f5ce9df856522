package io.ringback.edge.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HungUpReadersTest {
    private static final String FRAMEWORK = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    private final HungUpReaders filter = new HungUpReaders();

    @Test
    void closed_stream_is_left_out() {
        assertThat(filter.isLoggable(entry(FRAMEWORK, new IOException("Connection reset by peer"))))
                .isFalse();
    }

    @Test
    void everything_else_is_logged() {
        assertThat(filter.isLoggable(entry(FRAMEWORK, new IllegalStateException("broken"))))
                .isTrue();
        assertThat(filter.isLoggable(entry("io.ringback.cdr", new IOException("disk full"))))
                .isTrue();
        assertThat(filter.isLoggable(entry(FRAMEWORK, null))).isTrue();
    }

    private static LogRecord entry(String logger, @Nullable Throwable thrown) {
        var entry = new LogRecord(Level.SEVERE, "failed");
        entry.setLoggerName(logger);
        entry.setThrown(thrown);
        return entry;
    }
}
