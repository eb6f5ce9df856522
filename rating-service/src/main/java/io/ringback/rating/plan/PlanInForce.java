package io.ringback.rating.plan;

import io.ringback.rating.tariff.CallerLegPolicy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call plan with the versions of its decks that are in force at this moment.
 *
 * @param calleeDeckId null if its deck has no version in force
 * @param callerLeg over which time the caller's leg is priced
 * @param callerDeckId null where the leg is free, or if its deck has no version in force
 */
public record PlanInForce(
        @Nullable UUID calleeDeckId,
        CallerLegPolicy callerLeg,
        @Nullable UUID callerDeckId) {

    /** Whether every leg that costs something has a deck. */
    public boolean complete() {
        return calleeDeckId != null && (callerLeg == CallerLegPolicy.FREE || callerDeckId != null);
    }
}
