package io.ringback.proof.chaos.engine;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was hit, phase by phase. A fault counts for a phase if a living call of that engine stood in it. */
final class Tally {
    private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
    private final Map<Phase, Integer> freezes = new EnumMap<>(Phase.class);
    private final Map<Phase, Set<UUID>> killed = new EnumMap<>(Phase.class);
    private final Map<Phase, Set<UUID>> frozen = new EnumMap<>(Phase.class);
    private int killsInAll;
    private int freezesInAll;

    /** An engine was killed that had these calls. */
    void killed(Collection<EngineCall> calls) {
        killsInAll++;
        count(calls, kills, killed);
    }

    /** An engine was frozen that had these calls. */
    void frozen(Collection<EngineCall> calls) {
        freezesInAll++;
        count(calls, freezes, frozen);
    }

    int kills() {
        return killsInAll;
    }

    int freezes() {
        return freezesInAll;
    }

    int kills(Phase phase) {
        return kills.getOrDefault(phase, 0);
    }

    int freezes(Phase phase) {
        return freezes.getOrDefault(phase, 0);
    }

    /** The attempts that stood in the phase when their engine was killed. */
    Set<UUID> killed(Phase phase) {
        return Set.copyOf(killed.getOrDefault(phase, Set.of()));
    }

    /** The attempts that stood in the phase when their engine was frozen. */
    Set<UUID> frozen(Phase phase) {
        return Set.copyOf(frozen.getOrDefault(phase, Set.of()));
    }

    /** Phases in which fewer engines were killed than this. */
    Set<Phase> below(int wanted) {
        var below = EnumSet.allOf(Phase.class);
        below.removeIf(phase -> kills(phase) >= wanted);
        return below;
    }

    private static void count(
            Collection<EngineCall> calls, Map<Phase, Integer> faults, Map<Phase, Set<UUID>> attempts) {
        var hit = EnumSet.noneOf(Phase.class);
        for (EngineCall call : calls) {
            call.phase().ifPresent(phase -> {
                hit.add(phase);
                attempts.computeIfAbsent(phase, _ -> new LinkedHashSet<>()).add(call.attempt());
            });
        }
        hit.forEach(phase -> faults.merge(phase, 1, Integer::sum));
    }
}
