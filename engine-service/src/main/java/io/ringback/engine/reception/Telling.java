package io.ringback.engine.reception;

import io.ringback.contracts.LineEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What a reception keeps and tells. A database that is away is waited for: the dialplan's own timeout ends the calls. */
final class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(200);

    private final LineEventTable table;
    private volatile boolean stopped;

    Telling(LineEventTable table) {
        this.table = table;
    }

    /** Nobody waits any more. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void stop() {
        stopped = true;
    }

    /** Durable on return; each event once, however often it comes. */
    void tell(List<LineEvent> events) {
        if (!events.isEmpty()) {
            patiently(() -> {
                table.tell(events);
                return true;
            });
        }
    }

    boolean isTold(UUID eventId) {
        return patiently(() -> table.isTold(eventId));
    }

    private <T> T patiently(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (stopped) {
                    throw new Stopped();
                }
                LOG.errorf(e, "msg=\"line events not written, trying again\"");
                LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
            }
        }
    }
}
