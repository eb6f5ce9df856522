package io.ringback.engine.switches;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Route;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chooses the switch of an attempt. Pure. */
public final class Placement {
    private Placement() {}

    /**
     * A switch of the right group that can reach the caller and every target, by weight.
     *
     * @param ready those calls may be placed on
     */
    public static Optional<Switch> choose(AttemptAuthorized order, Collection<Switch> ready, RandomGenerator random) {
        List<Switch> fitting = ready.stream().filter(each -> fits(order, each)).toList();
        int total = fitting.stream().mapToInt(Switch::weight).sum();
        if (total == 0) {
            return Optional.empty();
        }
        int drawn = random.nextInt(total);
        for (Switch each : fitting) {
            drawn -= each.weight();
            if (drawn < 0) {
                return Optional.of(each);
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }

    private static boolean fits(AttemptAuthorized order, Switch candidate) {
        Set<String> trunks = candidate.trunkNames();
        return candidate.takes(order.sandbox())
                && anyOf(order.caller().routes(), trunks)
                && order.targets().stream().allMatch(target -> anyOf(target.routes(), trunks));
    }

    private static boolean anyOf(List<Route> routes, Set<String> trunks) {
        return routes.stream().anyMatch(route -> trunks.contains(route.trunk()));
    }
}
