package io.ringback.messaging;

import java.time.Duration;

/**
 * How long to wait after failures in a row: twice as long each time, up to a limit.
 *
 * @param failures in a row so far
 */
record Backoff(Duration first, Duration longest, int failures) {
    /** More doublings are beyond any limit. */
    private static final int MOST_DOUBLINGS = 20;

    static Backoff none(Duration first, Duration longest) {
        return new Backoff(first, longest, 0);
    }

    Backoff afterFailure() {
        return new Backoff(first, longest, failures + 1);
    }

    Backoff afterSuccess() {
        return failures == 0 ? this : new Backoff(first, longest, 0);
    }

    /** Zero if nothing failed. */
    Duration pause() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
