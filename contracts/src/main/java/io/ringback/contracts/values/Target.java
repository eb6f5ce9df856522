package io.ringback.contracts.values;

import java.util.List;
import java.util.Set;

/**
 * One destination to hunt, in order.
 *
 * @param party who is rung
 * @param routes ways to it, best first
 * @param limitSeconds the longest talk policy and balance allow now, at least 1
 * @param ringTimeoutSeconds 1 to 300
 * @param on outcomes of the target before after which this one is tried; empty for the first
 */
public record Target(
        Party party, List<Route> routes, int limitSeconds, int ringTimeoutSeconds, Set<TargetCondition> on) {
    public Target {
        routes = List.copyOf(routes);
        on = TargetCondition.inOrder(on);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("a target needs a route");
        }
        if (limitSeconds < 1) {
            throw new IllegalArgumentException("limitSeconds must be positive: " + limitSeconds);
        }
        RingTimeout.check(ringTimeoutSeconds);
    }
}
