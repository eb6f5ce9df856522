package io.ringback.proof.chaos.engine;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one phase.
 *
 * @param phase which
 * @param kills of engines that had a call in it
 * @param callsKilled calls that stood in it then
 * @param endsKilled how these ended, by their records
 * @param freezes of engines that had a call in it
 * @param callsFrozen calls that stood in it then
 * @param endsFrozen how these ended, by their records
 * @param secondRings of a phone that had rung for the same attempt before, of all these calls
 */
public record PhaseReport(
        Phase phase,
        int kills,
        int callsKilled,
        Map<String, Long> endsKilled,
        int freezes,
        int callsFrozen,
        Map<String, Long> endsFrozen,
        long secondRings) {
    public PhaseReport {
        endsKilled = Map.copyOf(new TreeMap<>(endsKilled));
        endsFrozen = Map.copyOf(new TreeMap<>(endsFrozen));
    }

    static PhaseReport of(Phase phase, Tally tally, LiveCalls calls, PhoneRings rings) {
        var killed = tally.killed(phase);
        var frozen = tally.frozen(phase);
        var hit = new LinkedHashSet<>(killed);
        hit.addAll(frozen);
        return new PhaseReport(
                phase,
                tally.kills(phase),
                killed.size(),
                calls.outcomes(killed),
                tally.freezes(phase),
                frozen.size(),
                calls.outcomes(frozen),
                hit.stream().mapToLong(rings::beyondTheFirst).sum());
    }
}
