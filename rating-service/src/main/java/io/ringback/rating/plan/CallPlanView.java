package io.ringback.rating.plan;

import io.ringback.rating.tariff.CallerLegPolicy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call plan as it is shown; see {@link CallPlanOrder}. */
public record CallPlanView(
        UUID id,
        String name,
        String currency,
        String calleeDeck,
        CallerLegPolicy callerLeg,
        @Nullable String callerDeck,
        Instant createdAt) {}
