package io.ringback.rating.quote;

import io.ringback.contracts.values.Money;
import io.ringback.rating.tariff.CallerLegPolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A quote as it is shown.
 *
 * @param callerLeg how the caller's leg is priced
 * @param pricePerMinute of the callee's leg
 * @param limitSeconds the longest talk the account could pay now; 0 if not even the shortest
 * @param routes trunks to the callee, best first
 */
public record QuoteView(
        UUID id,
        UUID account,
        String caller,
        String callee,
        CallerLegPolicy callerLeg,
        String destination,
        Money pricePerMinute,
        Money connectCharge,
        int firstIncrementSeconds,
        int incrementSeconds,
        int limitSeconds,
        List<String> routes,
        long deckVersion,
        Instant expiresAt) {
    public QuoteView {
        routes = List.copyOf(routes);
    }
}
