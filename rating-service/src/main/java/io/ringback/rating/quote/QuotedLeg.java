package io.ringback.rating.quote;

import io.ringback.contracts.values.Route;
import io.ringback.rating.tariff.CallerLegPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a quoted call.
 *
 * @param policy over which time it is priced; the callee's always from the bridge to the end
 * @param price left out where the leg is free
 * @param routes trunks, best first; calls under the quote take these
 */
public record QuotedLeg(CallerLegPolicy policy, @Nullable QuotedPrice price, List<String> routes) {
    public QuotedLeg {
        routes = List.copyOf(routes);
    }

    static QuotedLeg of(CallerLegPolicy policy, @Nullable QuotedPrice price, List<Route> routes) {
        return new QuotedLeg(policy, price, routes.stream().map(Route::trunk).toList());
    }
}
