package io.ringback.rating.attempt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The real end of an attempt an operator has settled already: it changes nothing, and a person should look at it. */
@Singleton
class LateEnds {
    private static final Logger LOG = Logger.getLogger(LateEnds.class);

    private static final String NOTE = """
            INSERT INTO late_end (attempt_id, caller_millis, talk_millis, ended_at, noted_at)
            SELECT attempt_id, $2, $3, $4, $5 FROM settlement WHERE attempt_id = $1 AND settled_by IS NOT NULL
            ON CONFLICT DO NOTHING""";

    private final InstantSource clock;
    private final Counter noted;

    LateEnds(InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        this.noted = Counter.builder("ringback.rating.late.ends")
                .description("Ends told after an operator had settled the attempt; each needs a look")
                .register(registry);
    }

    /** Notes it once; any other attempt that is settled is left alone, as its end has only come again. */
    void note(Transaction tx, CallEvent event, AttemptEnded ended) {
        int written = tx.execute(
                NOTE, event.attemptId(), ended.callerMillis(), ended.talkMillis(), event.at(), clock.instant());
        if (written == 1) {
            tx.afterCommit(noted::increment);
            LOG.warnf(
                    "attemptId=%s talkMillis=%d msg=\"its end was told after an operator had settled it\"",
                    event.attemptId(), ended.talkMillis());
        }
    }
}
