package io.ringback.engine.pool;

import io.ringback.engine.pool.Load.TrunkLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The trunks of a switch. Belongs to one thread. */
final class Trunks {
    private final Map<String, Gate> gates = new LinkedHashMap<>();
    private final Breakers breakers;

    Trunks(Breaker.Rule rule) {
        this.breakers = new Breakers(rule);
    }

    Breakers breakers() {
        return breakers;
    }

    /** Trunks that are gone keep their gate while calls are on them. */
    void limit(Map<String, Limits> limits) {
        gates.entrySet()
                .removeIf(each ->
                        !limits.containsKey(each.getKey()) && each.getValue().channels() == 0);
        gates.forEach((name, gate) -> gate.limit(limits.getOrDefault(name, Limits.NONE)));
        limits.forEach((name, limit) -> gate(name).limit(limit));
        breakers.keep(limits.keySet());
    }

    Gate gate(String trunk) {
        return gates.computeIfAbsent(trunk, _ -> new Gate());
    }

    void occupy(Taken taken) {
        taken.trunks().forEach(trunk -> gate(trunk).occupy(1));
    }

    void free(Taken taken) {
        taken.trunks().forEach(trunk -> gate(trunk).free(1));
    }

    /**
     * What the call would take, empty if it does not fit.
     *
     * @param claimed trunks that somebody before it waits for
     */
    Optional<Taken> fit(Demand demand, Set<String> claimed, Instant now) {
        BiPredicate<String, Integer> free =
                (trunk, legs) -> !claimed.contains(trunk) && gate(trunk).hasRoom(legs, now);
        for (String caller : breakers.ranked(demand.callerWays(), now)) {
            if (!free.test(caller, 1)) {
                continue;
            }
            if (demand.calleeWays().isEmpty()) {
                return Optional.of(new Taken(demand.channels(), caller, null));
            }
            for (String callee : breakers.ranked(demand.calleeWays(), now)) {
                if (free.test(callee, callee.equals(caller) ? 2 : 1)) {
                    return Optional.of(new Taken(demand.channels(), caller, callee));
                }
            }
        }
        return Optional.empty();
    }

    /** When the rate of one of these lets something out again; null if none is waited for. */
    @Nullable
    Instant nextByRate(Collection<String> names, Instant now) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(gate(name).nextByRate(now)).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Those a leg should not be dialled over while another fits; what is kept for it is not full for it. */
    List<String> avoided(@Nullable String kept, Instant now) {
        List<String> avoided = new ArrayList<>(breakers.open(now));
        gates.forEach((name, gate) -> {
            if (!name.equals(kept) && !avoided.contains(name) && !gate.hasRoom(1, now)) {
                avoided.add(name);
            }
        });
        return avoided;
    }

    Map<String, TrunkLoad> load(Instant now) {
        Map<String, TrunkLoad> load = new LinkedHashMap<>();
        gates.forEach((name, gate) -> {
            Breaker breaker = breakers.get(name);
            load.put(name, new TrunkLoad(gate.channels(), !gate.hasRoom(1, now), breaker.shown(), breaker.openSince()));
        });
        return load;
    }
}
