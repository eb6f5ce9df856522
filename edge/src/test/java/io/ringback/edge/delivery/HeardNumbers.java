package io.ringback.edge.delivery;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.edge.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the smallest service consumes. */
@Singleton
class HeardNumbers {
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** A message, and the trace it was handled in. */
    record Heard(Message message, @Nullable String traceId) {}

    @Produces
    @Singleton
    Consumption blockedNumbers() {
        return Consumption.each(
                "edge.blocked.numbers.v1",
                Set.of(Topic.BLOCKED_NUMBERS),
                (_, received) -> heard.add(new Heard(received.message(), Traces.traceId())));
    }

    List<Heard> heard() {
        return heard;
    }
}
