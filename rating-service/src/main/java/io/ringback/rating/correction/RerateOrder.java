package io.ringback.rating.correction;

import io.ringback.rating.ledger.Amounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period to be priced anew.
 *
 * @param rateDeck id of the version that is to price the callee's leg of every attempt another version of it priced
 * @param from settled at or after this
 * @param to and before this
 * @param account null for all
 * @param reason why, for whoever reads the ledger
 * @param dryRun only say what it would do; true unless told otherwise
 */
public record RerateOrder(
        UUID rateDeck,
        Instant from,
        Instant to,
        @Nullable UUID account,
        String reason,
        @Nullable Boolean dryRun) {
    public RerateOrder {
        Amounts.requireText("reason", reason);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to must be after from");
        }
    }

    boolean dry() {
        return dryRun == null || dryRun;
    }
}
