package io.ringback.rating.tariff;

import java.time.Instant;

/**
 * The moments at which a leg of a call that is not begun yet can begin.
 *
 * @param from the first
 * @param until the last, not before the first
 */
public record StartWindow(Instant from, Instant until) {
    public StartWindow {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before from: " + from + ", " + until);
        }
    }

    /** Exactly then. */
    public static StartWindow at(Instant start) {
        return new StartWindow(start, start);
    }

    /** From then for so many seconds. */
    public static StartWindow after(Instant from, long seconds) {
        return new StartWindow(from, from.plusSeconds(seconds));
    }

    /** The same, later at most. */
    public StartWindow until(Instant later) {
        return later.isAfter(until) ? new StartWindow(from, later) : this;
    }

    /** This moment, or the end of the window it lies beyond: what was held was held for no other. */
    public Instant nearest(Instant start) {
        if (start.isBefore(from)) {
            return from;
        }
        return start.isAfter(until) ? until : start;
    }
}
