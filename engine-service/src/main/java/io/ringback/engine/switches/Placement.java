package io.ringback.engine.switches;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Route;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Chooses the switch of an attempt. Pure. */
public final class Placement {
    private Placement() {}

    /**
     * A switch of the right group that can reach the caller and every target, by weight.
     *
     * @param ready those calls may be placed on
     */
    public static Optional<Switch> choose(
            AttemptAuthorized order, Collection<Candidate> ready, RandomGenerator random) {
        List<Switch> fitting = ready.stream()
                .map(Candidate::target)
                .filter(each -> fits(order, each))
                .toList();
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

    /** Those of the switches where the call would begin at once, over trunks that work. */
    public static List<Candidate> atOnce(AttemptAuthorized order, Collection<Candidate> ready) {
        return ready.stream().filter(each -> beginsAtOnce(order, each)).toList();
    }

    static boolean beginsAtOnce(AttemptAuthorized order, Candidate candidate) {
        Set<String> trunks = candidate.target().trunkNames();
        Predicate<String> carries =
                trunk -> trunks.contains(trunk) && candidate.load().carries(trunk);
        return !candidate.load().full()
                && anyOf(order.caller().routes(), carries)
                && order.targets().stream().allMatch(target -> anyOf(target.routes(), carries));
    }

    static boolean fits(AttemptAuthorized order, Switch candidate) {
        Set<String> trunks = candidate.trunkNames();
        return candidate.takes(order.sandbox())
                && anyOf(order.caller().routes(), trunks::contains)
                && order.targets().stream().allMatch(target -> anyOf(target.routes(), trunks::contains));
    }

    private static boolean anyOf(List<Route> routes, Predicate<String> trunks) {
        return routes.stream().map(Route::trunk).anyMatch(trunks);
    }
}
