package io.ringback.rating.quote;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A quote as it is shown.
 *
 * @param charges for 1, 3 and 10 minutes of talk, where no package pays
 * @param freeSeconds billed seconds of the callee's leg that packages would pay if the call were made now; not promised
 * @param limitSeconds the longest talk the account could pay now; 0 if not even the shortest
 */
public record QuoteView(
        UUID id,
        UUID account,
        String caller,
        String callee,
        QuotedLeg callerLeg,
        QuotedLeg calleeLeg,
        List<QuotedCharge> charges,
        long freeSeconds,
        int limitSeconds,
        Instant expiresAt) {
    public QuoteView {
        charges = List.copyOf(charges);
    }
}
