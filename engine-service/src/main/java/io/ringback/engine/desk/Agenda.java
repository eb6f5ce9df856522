package io.ringback.engine.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which call is due when. A call has one moment; an outdated one is skipped when it comes. */
final class Agenda {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::at));
    private final Map<UUID, Instant> latest = new HashMap<>();

    private record Entry(Instant at, UUID attemptId) {}

    /** Null takes the call off. */
    void set(UUID attemptId, @Nullable Instant at) {
        if (at == null) {
            latest.remove(attemptId);
        } else if (!at.equals(latest.put(attemptId, at))) {
            queue.add(new Entry(at, attemptId));
        }
    }

    /** The next moment, null if there is none. */
    @Nullable
    Instant next() {
        dropOutdated();
        Entry first = queue.peek();
        return first == null ? null : first.at();
    }

    /** Takes out the calls whose moment has come. */
    List<UUID> due(Instant now) {
        List<UUID> due = new ArrayList<>();
        for (dropOutdated(); !queue.isEmpty() && !queue.peek().at().isAfter(now); dropOutdated()) {
            UUID attemptId = queue.remove().attemptId();
            latest.remove(attemptId);
            due.add(attemptId);
        }
        return due;
    }

    private void dropOutdated() {
        for (Entry first = queue.peek();
                first != null && !first.at().equals(latest.get(first.attemptId()));
                first = queue.peek()) {
            queue.remove();
        }
    }
}
