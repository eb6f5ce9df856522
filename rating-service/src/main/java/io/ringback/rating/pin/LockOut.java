package io.ringback.rating.pin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wrong tries at a PIN since the last right one. Two are forgiven; from the third on each locks the PIN, for a minute,
 * then twice as long each time, up to a day: 10,000 PINs take years to try.
 *
 * @param failures wrong tries in a row
 * @param until no try counts before then, null if tries do
 */
record LockOut(int failures, @Nullable Instant until) {
    private static final int FORGIVEN = 2;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    static final LockOut NONE = new LockOut(0, null);

    /** Whether a try counts now; while it does not, even the right PIN is refused, and nobody learns that it was. */
    boolean open(Instant now) {
        return until == null || !now.isBefore(until);
    }

    LockOut afterWrongTry(Instant now) {
        int count = failures + 1;
        if (count <= FORGIVEN) {
            return new LockOut(count, null);
        }
        // 2^11 minutes are more than a day: no further doubling, no overflow.
        int doublings = Math.min(count - FORGIVEN - 1, 11);
        var delay = FIRST.multipliedBy(1L << doublings);
        return new LockOut(count, now.plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay));
    }
}
