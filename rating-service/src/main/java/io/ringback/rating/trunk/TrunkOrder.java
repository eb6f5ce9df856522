package io.ringback.rating.trunk;

import io.ringback.rating.routing.Trunk;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a trunk, as it is posted or put. Ranges as in {@link Trunk}.
 *
 * @param buyDeck name of the rate deck that says what the carrier takes; its currency may be any
 * @param weight 1 if left out
 * @param strip 0 if left out
 * @param prefix none if left out
 */
public record TrunkOrder(
        String name,
        @Nullable String buyDeck,
        @Nullable Integer weight,
        @Nullable Integer strip,
        @Nullable String prefix,
        @Nullable Integer minimumMarginPercent,
        @Nullable Integer retryBudgetPercent) {
    public TrunkOrder {
        weight = Objects.requireNonNullElse(weight, 1);
        strip = Objects.requireNonNullElse(strip, 0);
        prefix = Objects.requireNonNullElse(prefix, "");
        // Its own checks say what is wrong.
        var _ = new Trunk(name, null, weight, strip, prefix, minimumMarginPercent, retryBudgetPercent);
    }
}
