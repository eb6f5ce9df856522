package io.ringback.rating.statement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.rating.RatingConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Closes the months that are over, by itself. Replicas may do it at the same time: whoever comes second finds it done. */
@Singleton
class ClosingClock {
    private static final Logger LOG = Logger.getLogger(ClosingClock.class);

    private final MonthlyStatements statements;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("closing-clock").unstarted(this::run);

    @Inject
    ClosingClock(MonthlyStatements statements, RatingConfig config) {
        this(statements, config.statementClosing());
    }

    ClosingClock(MonthlyStatements statements, Duration interval) {
        this.statements = statements;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(Duration.ofSeconds(20));
    }

    private void run() {
        try {
            while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                closeAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAll() {
        try {
            int closed;
            do {
                closed = statements.closeDue().size();
            } while (closed == MonthlyStatements.ACCOUNTS_AT_ONCE && stop.getCount() > 0);
        } catch (RuntimeException e) {
            // The next turn tries again, and whoever asks for a statement has it closed then.
            LOG.errorf(e, "msg=\"months not closed\"");
        }
    }
}
