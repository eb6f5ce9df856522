package io.ringback.engine.pool;

import io.ringback.engine.pool.Breaker.Probing;
import io.ringback.engine.pool.Breaker.Rule;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The breakers of a switch's trunks, and which dials their outcomes belong to. Belongs to one thread. */
final class Breakers {
    private final Rule rule;
    /** Those that are not {@link Breaker#CLOSED}. */
    private final Map<String, Breaker> breakers = new HashMap<>();

    private final Map<UUID, Map<Integer, String>> dials = new HashMap<>();

    Breakers(Rule rule) {
        this.rule = rule;
    }

    /** What is known of trunks that are gone is forgotten. */
    void keep(Set<String> trunks) {
        breakers.keySet().retainAll(trunks);
    }

    void dialled(UUID attemptId, int n, String trunk, Instant now) {
        dials.computeIfAbsent(attemptId, _ -> new HashMap<>()).put(n, trunk);
        put(trunk, get(trunk).dialled(rule, now));
    }

    /** The first thing that is heard of a dial counts. */
    void heard(UUID attemptId, int n, Outcome outcome, Instant now) {
        Map<Integer, String> open = dials.get(attemptId);
        String trunk = open == null ? null : open.remove(n);
        if (trunk != null) {
            put(trunk, get(trunk).ended(outcome, rule, now));
        }
    }

    /** The attempt is over: what was not heard of its dials will not be. */
    void left(UUID attemptId, Instant now) {
        Map<Integer, String> open = dials.remove(attemptId);
        if (open != null) {
            open.values().forEach(trunk -> put(trunk, get(trunk).ended(Outcome.UNKNOWN, rule, now)));
        }
    }

    Breaker get(String trunk) {
        return breakers.getOrDefault(trunk, Breaker.CLOSED);
    }

    /** Trunks to go round, the one to be dialled if there is no other first: it was not tried for the longest time. */
    List<String> open(Instant now) {
        return breakers.keySet().stream()
                .filter(trunk -> !get(trunk).carries(now))
                .sorted(leastBad())
                .toList();
    }

    /** The same ways, those that are to be gone round behind the others. */
    List<String> ranked(Collection<String> ways, Instant now) {
        List<String> open = open(now);
        return open.isEmpty()
                ? List.copyOf(ways)
                : ways.stream().sorted(Comparator.comparingInt(open::indexOf)).toList();
    }

    private Comparator<String> leastBad() {
        return Comparator.<String, Boolean>comparing(trunk -> get(trunk) instanceof Probing)
                .thenComparing(trunk -> Objects.requireNonNull(since(trunk)));
    }

    private @Nullable Instant since(String trunk) {
        return get(trunk).openSince();
    }

    private void put(String trunk, Breaker changed) {
        if (changed.equals(Breaker.CLOSED)) {
            breakers.remove(trunk);
        } else {
            breakers.put(trunk, changed);
        }
    }
}
