package io.ringback.cdr.history;

import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Consumption;
import io.ringback.edge.delivery.Publishing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** What history reads and writes. */
final class HistoryTopics {
    /** One group for both sides, so that the end of a call and its charge often meet in one transaction. */
    static final String GROUP = "cdr.history";

    /** Nobody waits for history: a tenth of a second makes large transactions of the many facts of many calls. */
    private static final Duration PACE = Duration.ofMillis(100);

    @Produces
    @Singleton
    Consumption factsAndCharges(Recorder recorder) {
        return Consumption.inBatches(GROUP, Set.of(Topic.CALL_EVENTS, Topic.CALL_CHARGES), recorder)
                .pacedBy(PACE);
    }

    @Produces
    @Singleton
    Publishing records() {
        return Publishing.to(Topic.CALL_CDRS, Topic.CDRS_LATEST);
    }
}
