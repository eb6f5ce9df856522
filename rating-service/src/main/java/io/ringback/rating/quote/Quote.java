package io.ringback.rating.quote;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.tariff.CallerLegPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise: this deck version and these routes, for one account and pair of numbers, until it expires.
 *
 * @param sandbox whether it counts in the sandbox, and nowhere else
 * @param deckId the version that is pinned for the callee's leg
 * @param callerDeckId that for the caller's leg, null where it is free
 */
public record Quote(
        UUID id,
        UUID accountId,
        boolean sandbox,
        Party.E164 caller,
        Party.E164 callee,
        UUID deckId,
        CallerLegPolicy callerLeg,
        @Nullable UUID callerDeckId,
        List<Route> callerRoutes,
        List<Route> calleeRoutes,
        Instant createdAt,
        Instant expiresAt) {
    public Quote {
        callerRoutes = List.copyOf(callerRoutes);
        calleeRoutes = List.copyOf(calleeRoutes);
    }

    /**
     * Whether it was made for this wish and still holds.
     *
     * @param at when the try began
     */
    public boolean covers(Wish wish, Instant at) {
        return accountId.equals(wish.accountId())
                && caller.equals(wish.caller())
                && callee.equals(wish.callee())
                // A fallback is another number, which it does not name.
                && wish.fallbacks().isEmpty()
                && at.isBefore(expiresAt);
    }

    /** The routes it pins. */
    public Map<Party, List<Route>> routes() {
        return caller.equals(callee)
                ? Map.of(callee, calleeRoutes)
                : Map.of(caller, callerRoutes, callee, calleeRoutes);
    }
}
