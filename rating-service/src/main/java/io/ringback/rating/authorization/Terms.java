package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.RateDeck;
import java.util.List;
import java.util.Map;

/**
 * The prices and routes an attempt is decided by.
 *
 * @param deck the version that is pinned
 * @param routes those in force
 * @param pinned routes a quote has promised; they win
 */
public record Terms(RateDeck deck, RouteTable routes, Map<Party, List<Route>> pinned) {
    public Terms {
        pinned = Map.copyOf(pinned);
    }

    public Terms(RateDeck deck, RouteTable routes) {
        this(deck, routes, Map.of());
    }

    List<Route> routesTo(Party party) {
        var promised = pinned.get(party);
        return promised == null ? routes.routesTo(party) : promised;
    }
}
