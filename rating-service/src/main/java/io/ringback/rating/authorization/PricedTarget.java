package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.util.List;
import java.util.Set;

/**
 * A destination with what it costs and how long it may be talked to.
 *
 * @param limitSeconds the longest talk policy and balance allow
 * @param on outcomes of the target before after which this one is tried
 */
public record PricedTarget(
        Party party,
        List<Route> routes,
        int ringTimeoutSeconds,
        Set<TargetCondition> on,
        Tariff tariff,
        int limitSeconds) {
    public PricedTarget {
        routes = List.copyOf(routes);
        on = Set.copyOf(on);
    }

    /** How it travels to the engine. */
    public Target toTarget() {
        return new Target(party, routes, limitSeconds, ringTimeoutSeconds, on);
    }

    /** The most a grant can cost here: nobody talks longer than the target's own limit. */
    long worstCaseMicros(StartWindow starts, int setupSeconds, int grantedSeconds) {
        int talk = Math.min(grantedSeconds, limitSeconds);
        return tariff.mostMicros(starts, (long) setupSeconds + talk, talk);
    }
}
