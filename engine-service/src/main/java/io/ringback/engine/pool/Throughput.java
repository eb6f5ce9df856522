package io.ringback.engine.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** How fast a line moves, by the last calls that left it for a phone. Belongs to one thread. */
final class Throughput {
    private static final int REMEMBERED = 32;
    private static final int FEW = 2;
    private static final Duration OLD = Duration.ofMinutes(5);

    private final ArrayDeque<Instant> begins = new ArrayDeque<>();

    void begun(Instant now) {
        begins.addLast(now);
        if (begins.size() > REMEMBERED) {
            begins.removeFirst();
        }
    }

    /** When the one at this place should begin; null if too little has moved of late. */
    @Nullable
    Instant eta(int place, Instant now) {
        while (!begins.isEmpty() && begins.getFirst().plus(OLD).isBefore(now)) {
            begins.removeFirst();
        }
        if (begins.size() < FEW || begins.getFirst().isAfter(now)) {
            return null;
        }
        Duration each = Duration.between(begins.getFirst(), now).dividedBy(begins.size());
        return now.plus(each.multipliedBy(place));
    }
}
