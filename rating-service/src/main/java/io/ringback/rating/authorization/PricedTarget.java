package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A destination with what it costs and how long it may be talked to.
 *
 * @param limitSeconds the longest talk policy and balance allow
 * @param on outcomes of the target before after which this one is tried
 * @param free what packages pay, in the order in which it is used up: the free seconds of the tariff
 */
public record PricedTarget(
        Party party,
        List<Route> routes,
        int ringTimeoutSeconds,
        Set<TargetCondition> on,
        Tariff tariff,
        int limitSeconds,
        List<FreePart> free) {
    public PricedTarget {
        routes = List.copyOf(routes);
        on = Set.copyOf(on);
        // Attempts from before there were packages have none.
        free = List.copyOf(Objects.requireNonNullElse(free, List.of()));
    }

    /** One that no package pays anything of. */
    public PricedTarget(
            Party party,
            List<Route> routes,
            int ringTimeoutSeconds,
            Set<TargetCondition> on,
            Tariff tariff,
            int limitSeconds) {
        this(party, routes, ringTimeoutSeconds, on, tariff, limitSeconds, List.of());
    }

    /** The same at another price. */
    public PricedTarget pricedBy(Tariff other) {
        return new PricedTarget(party, routes, ringTimeoutSeconds, on, other, limitSeconds, free);
    }

    /** The same, with these parts alone paid by packages. */
    PricedTarget freeBy(List<FreePart> parts) {
        long seconds = parts.stream().mapToLong(FreePart::seconds).sum();
        return new PricedTarget(
                party, routes, ringTimeoutSeconds, on, tariff.withFreeSeconds(seconds), limitSeconds, parts);
    }

    /** The same for a shorter talk at most, for which no more of the packages is needed. */
    PricedTarget limitedTo(int seconds, FreeAllowances allowances) {
        var shorter = new PricedTarget(party, routes, ringTimeoutSeconds, on, tariff, seconds, free);
        return shorter.freeBy(allowances.partsFor(party, tariff.billedTalk(seconds)));
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
