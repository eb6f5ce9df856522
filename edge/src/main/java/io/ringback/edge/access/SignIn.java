package io.ringback.edge.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * That somebody has shown to be an account's customer, for a while.
 *
 * @param begunAt to the millisecond, as a token holds no more
 * @param until when it ends, to the millisecond
 */
public record SignIn(UUID accountId, Instant begunAt, Instant until) {
    /** Long enough for a visit; whoever stays signs in again. */
    public static final Duration LASTS = Duration.ofHours(1);

    /** One that begins now. */
    public static SignIn begun(UUID accountId, Instant now) {
        Instant begun = now.truncatedTo(ChronoUnit.MILLIS);
        return new SignIn(accountId, begun, begun.plus(LASTS));
    }

    /** Whether it counts. */
    boolean lasts(Instant now) {
        return now.isBefore(until);
    }
}
