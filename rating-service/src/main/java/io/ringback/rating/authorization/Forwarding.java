package io.ringback.rating.authorization;

import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.TargetCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one list of everybody a call may reach: who is wanted, each followed by those its forwarding rules name, theirs
 * behind them. Nobody is in it twice, nobody more than {@value #MAX_HOPS} forwardings away, and it has at most
 * {@value #MAX_TARGETS} entries, so it always ends.
 *
 * <p>The engine goes down the list by the outcome of the one rung last. A target that is passed over leaves its own
 * followers in the list; they are judged by that same outcome.
 */
public final class Forwarding {
    public static final int MAX_HOPS = 5;
    public static final int MAX_TARGETS = 10;

    private final Map<String, List<Forward>> rules;
    private final Set<Party> seen = new HashSet<>();
    private final List<Fallback> targets = new ArrayList<>();
    private final Map<Party, List<Route>> routes = new HashMap<>();

    private Forwarding(Map<String, List<Forward>> rules) {
        this.rules = rules;
    }

    /**
     * What became of a wish.
     *
     * @param targets in order, the first without condition; empty if forwarding leads nowhere
     * @param routes those the rules name
     */
    public record Reached(List<Fallback> targets, Map<Party, List<Route>> routes) {
        public Reached {
            targets = List.copyOf(targets);
            routes = Map.copyOf(routes);
        }

        /** The same wish for these targets; there must be one. */
        public Wish wishing(Wish wish) {
            var first = targets.getFirst();
            return wish.to(
                    first.party(), first.ringTimeoutSeconds(), targets.subList(1, targets.size()), wish.forbidden());
        }
    }

    /**
     * Follows the rules from a callee and the fallbacks behind it.
     *
     * @param rules by the number they are for, E.164
     */
    public static Reached from(
            Party callee, int ringTimeoutSeconds, List<Fallback> fallbacks, Map<String, List<Forward>> rules) {
        var forwarding = new Forwarding(rules);
        forwarding.visit(new Fallback(callee, ringTimeoutSeconds, Set.of()), 0);
        fallbacks.forEach(fallback -> forwarding.visit(fallback, 0));
        return new Reached(forwarding.targets, forwarding.routes);
    }

    private void visit(Fallback wanted, int hops) {
        if (hops > MAX_HOPS || targets.size() == MAX_TARGETS || !seen.add(wanted.party())) {
            return;
        }
        var own = wanted.party() instanceof Party.E164 number
                ? rules.getOrDefault(number.number(), List.of())
                : List.<Forward>of();
        var always =
                own.stream().filter(rule -> rule.when() == Forward.When.ALWAYS).findFirst();
        if (always.isPresent()) {
            forward(always.get(), wanted.on(), hops);
            return;
        }
        targets.add(wanted);
        conditions(own).forEach((rule, on) -> forward(rule, on, hops));
    }

    private void forward(Forward rule, Set<TargetCondition> on, int hops) {
        var route = rule.route();
        if (route != null && !seen.contains(rule.to())) {
            routes.put(rule.to(), List.of(route));
        }
        visit(new Fallback(rule.to(), rule.ringTimeoutSeconds(), on), hops + 1);
    }

    /** Rules to the same target are one, after any of their outcomes; the first names way and time. */
    private static Map<Forward, Set<TargetCondition>> conditions(List<Forward> own) {
        var first = new HashMap<Party, Forward>();
        var merged = new LinkedHashMap<Forward, Set<TargetCondition>>();
        own.stream().sorted((a, b) -> a.when().compareTo(b.when())).forEach(rule -> {
            var leading = first.computeIfAbsent(rule.to(), _ -> rule);
            var condition = rule.when().condition();
            if (condition != null) {
                merged.computeIfAbsent(leading, _ -> EnumSet.noneOf(TargetCondition.class))
                        .add(condition);
            }
        });
        return merged;
    }
}
