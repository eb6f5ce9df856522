package io.ringback.rating.correction;

import io.ringback.contracts.values.LegCharge;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.settlement.Capture;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is to cost.
 *
 * @param deckId what prices the callee's leg, null for what was pinned
 * @param priceMicros before capture, millionths
 * @param free what it changes of packages
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
        FreeChange free,
        Capture capture,
        boolean estimated,
        boolean amountNamed) {
    Appraisal {
        legs = List.copyOf(legs);
    }

    /** What the call has used of packages, and what it uses after the correction. */
    record FreeChange(List<PackageUses.Used> before, List<FreePart> after) {
        FreeChange {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** The name of what was talked to, null if nothing was. */
    @Nullable
    String destination() {
        return legs.isEmpty() ? null : legs.getLast().destination();
    }
}
