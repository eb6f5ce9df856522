package io.ringback.engine.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;

/** The dials of the last second. Belongs to one thread. */
final class Pace {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final ArrayDeque<Instant> dials = new ArrayDeque<>();

    void count(Instant now) {
        forget(now);
        dials.addLast(now);
    }

    boolean hasRoom(int perSecond, Instant now) {
        forget(now);
        return dials.size() < perSecond;
    }

    /** When there will be room, if nothing is dialled until then. */
    Instant next(int perSecond, Instant now) {
        forget(now);
        int tooMany = dials.size() - perSecond;
        if (tooMany < 0) {
            return now;
        }
        Iterator<Instant> oldest = dials.iterator();
        for (int i = 0; i < tooMany; i++) {
            oldest.next();
        }
        return oldest.next().plus(WINDOW);
    }

    /** A clock that was put back must not stop everything until it has caught up. */
    private void forget(Instant now) {
        while (!dials.isEmpty() && !dials.getFirst().plus(WINDOW).isAfter(now)) {
            dials.removeFirst();
        }
        while (!dials.isEmpty() && dials.getLast().isAfter(now)) {
            dials.removeLast();
        }
    }
}
