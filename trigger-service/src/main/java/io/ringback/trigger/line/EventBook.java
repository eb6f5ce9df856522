package io.ringback.trigger.line;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.contracts.LineEvent;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The line events that were handled, by the id their engine gave them: each has one outcome, however often it is told. Kept
 * longer than anything waits, so that what is told again after that is too late anyway.
 */
@Singleton
final class EventBook {
    private static final Logger LOG = Logger.getLogger(EventBook.class);
    private static final String FIRST = """
            INSERT INTO line_event (id, kind, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""";
    private static final String KEEP = """
            UPDATE line_event SET outcome = $2, rule = $3, callback_id = $4 WHERE id = $1""";

    private final MeterRegistry registry;
    private final Database database;

    EventBook(MeterRegistry registry, Database database) {
        this.registry = registry;
        this.database = database;
    }

    /** Whether nobody has handled it yet. */
    boolean firstTime(Transaction tx, LineEvent event) {
        return tx.execute(FIRST, event.eventId(), kind(event), event.at()) == 1;
    }

    /** Remembers what became of it, and tells counters and the log, which never see a number. */
    void keep(Transaction tx, LineEvent event, LineOutcome outcome) {
        tx.later(KEEP, event.eventId(), outcome.kind(), outcome.rule(), outcome.callback());
        tx.afterCommit(() -> {
            registry.counter("ringback.line.events", "kind", kind(event), "outcome", outcome.word())
                    .increment();
            LOG.infof(
                    "event=%s kind=%s outcome=%s callback=%s msg=\"line event handled\"",
                    event.eventId(), kind(event), outcome.word(), outcome.callback());
        });
    }

    /** Forgets those nobody can tell again in time. */
    void forgetOld() {
        database.runInTransaction(
                tx -> tx.execute("DELETE FROM line_event WHERE handled_at < now() - interval '8 days'"));
    }

    private static String kind(LineEvent event) {
        return event.getClass().getSimpleName();
    }
}
