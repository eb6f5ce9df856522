package io.ringback.trigger.rate;

import java.time.Duration;

/**
 * So many requests in a while; a little of it comes back all the time.
 *
 * @param requests at least 1
 * @param window in which that many come back, at least a second
 */
record Quota(int requests, Duration window) {
    Quota {
        if (requests < 1) {
            throw new IllegalArgumentException("requests must be positive: " + requests);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("window must be at least a second: " + window);
        }
    }

    /** Nanoseconds in which one comes back. */
    private long each() {
        return window.toNanos() / requests;
    }

    /**
     * One more request.
     *
     * @param usedUpUntil when all that was used has come back, in nanoseconds; before {@code now} if nothing was used
     */
    Allowance take(long usedUpUntil, long now) {
        long used = Math.max(usedUpUntil, now);
        long next = used + each();
        if (next - now > window.toNanos()) {
            return new Allowance(false, used, 0, seconds(used - now), seconds(next - now - window.toNanos()));
        }
        return new Allowance(true, next, (int) ((window.toNanos() - (next - now)) / each()), seconds(next - now), 0);
    }

    /**
     * What came of a request.
     *
     * @param usedUpUntil to be kept for the next one
     * @param remaining requests that could follow at once
     * @param fullAfterSeconds by then all have come back
     * @param retryAfterSeconds after which the next one passes, 0 if this one did
     */
    record Allowance(boolean passed, long usedUpUntil, int remaining, long fullAfterSeconds, long retryAfterSeconds) {}

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
