package io.ringback.rating.correction;

import io.ringback.contracts.values.LegCharge;
import io.ringback.rating.settlement.Capture;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is to cost.
 *
 * @param deckId what prices the callee's leg, null for what was pinned
 * @param priceMicros before capture, millionths
 * @param amountNamed whether an operator named the amount
 */
record Appraisal(
        @Nullable UUID deckId,
        long deckVersion,
        long callerSeconds,
        long talkSeconds,
        long overrunMillis,
        List<LegCharge> legs,
        long priceMicros,
        Capture capture,
        boolean estimated,
        boolean amountNamed) {
    Appraisal {
        legs = List.copyOf(legs);
    }

    /** The name of what was talked to, null if nothing was. */
    @Nullable
    String destination() {
        return legs.isEmpty() ? null : legs.getLast().destination();
    }
}
