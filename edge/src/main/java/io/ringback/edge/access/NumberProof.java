package io.ringback.edge.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * That an account has shown a telephone number to be its own: somebody who answered there told the code that was said.
 *
 * @param number E.164
 * @param until when it no longer counts, to the millisecond
 */
public record NumberProof(UUID accountId, String number, Instant until) {
    /** Long enough to register the number with it. */
    public static final Duration LASTS = Duration.ofMinutes(15);

    /** One that begins now. */
    public static NumberProof given(UUID accountId, String number, Instant now) {
        return new NumberProof(
                accountId, number, now.truncatedTo(ChronoUnit.MILLIS).plus(LASTS));
    }

    /** Whether it shows that the number is the account's. */
    public boolean shows(UUID account, String claimed) {
        return accountId.equals(account) && number.equals(claimed);
    }
}
