package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.EndReason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When to try again: by the cause of the last failure, a few times, and never because of a deferral (RFC 3398 reading
 * of the causes). Another trunk and a second go after a fault of the network belong inside the attempt, so they are not
 * looked at here.
 *
 * @param times tries after the first, 0 to {@value #MAX_TIMES}
 * @param interval between tries after a busy line; the rest of the table waits this long or twice as long
 * @param onUnknown whether to try again although it was never learned what happened; the phone may ring a second time
 */
public record Retries(int times, Duration interval, boolean onUnknown) {
    public static final int MAX_TIMES = 20;
    public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    public static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    public static final Retries DEFAULT = new Retries(2, Duration.ofMinutes(5), false);
    public static final Retries NONE = new Retries(0, Duration.ofMinutes(5), false);

    /** The person may be reachable later: SIP 480 and the Q.850 values that go with it. */
    private static final int SIP_TEMPORARILY_UNAVAILABLE = 480;

    private static final Set<Integer> TEMPORARY_CAUSES = Set.of(18, 19, 20);

    public Retries {
        if (times < 0 || times > MAX_TIMES) {
            throw new IllegalArgumentException("times must be 0 to " + MAX_TIMES + ": " + times);
        }
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("interval must be 1 second to 1 day: " + interval);
        }
    }

    /**
     * How long to wait before the next try, counted from the end of this one.
     *
     * @param end how the attempt ended; DEFERRED is no try and is not asked about here
     * @param tries made so far, this one included
     * @return empty if there is to be no other
     */
    public Optional<Duration> after(AttemptEnded end, int tries) {
        if (tries > times || stopped(end.endReason())) {
            return Optional.empty();
        }
        return switch (end.disposition()) {
            case BUSY, CONGESTION -> Optional.of(interval);
            case NO_ANSWER -> Optional.of(interval.multipliedBy(2));
            case UNREACHABLE -> temporary(end) ? Optional.of(interval.multipliedBy(2)) : Optional.empty();
            case UNKNOWN -> onUnknown ? Optional.of(interval) : Optional.empty();
            case ANSWERED, REJECTED, INVALID_NUMBER, FAILED, ABANDONED, NO_DESTINATION, CANCELLED, DEFERRED ->
                Optional.empty();
        };
    }

    private static boolean stopped(EndReason reason) {
        return switch (reason) {
            case CANCELLED, SUSPENDED, BLOCKED, OPERATOR -> true;
            case HANGUP, LIMIT, LOST, NOT_CONNECTED -> false;
        };
    }

    private static boolean temporary(AttemptEnded end) {
        Integer sip = end.sip();
        Integer cause = end.cause();
        return (sip != null && sip == SIP_TEMPORARILY_UNAVAILABLE)
                || (cause != null && TEMPORARY_CAUSES.contains(cause));
    }
}
