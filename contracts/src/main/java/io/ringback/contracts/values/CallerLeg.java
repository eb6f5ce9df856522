package io.ringback.contracts.values;

import java.util.List;

/**
 * The leg that is rung first.
 *
 * @param party the caller
 * @param routes ways to it, best first
 * @param ringTimeoutSeconds 1 to 300
 */
public record CallerLeg(Party party, List<Route> routes, int ringTimeoutSeconds) {
    public CallerLeg {
        routes = List.copyOf(routes);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("a caller needs a route");
        }
        RingTimeout.check(ringTimeoutSeconds);
    }
}
