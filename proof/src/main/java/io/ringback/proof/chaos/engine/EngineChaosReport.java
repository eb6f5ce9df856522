package io.ringback.proof.chaos.engine;

import io.ringback.proof.audit.Report;
import io.ringback.proof.load.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run came to.
 *
 * @param settings what was asked for; the seed is in it
 * @param took from the first request to the end of the last fault
 * @param engines how many there were
 * @param kills in all
 * @param freezes in all
 * @param phases one after the other
 * @param takeovers how long switches were without an engine
 * @param rings counted at the phones
 * @param load what became of the callbacks
 * @param audit the invariants afterwards
 * @param findings a sentence for each thing that is not as it must be
 */
public record EngineChaosReport(
        EngineChaosSettings settings,
        Duration took,
        int engines,
        int kills,
        int freezes,
        List<PhaseReport> phases,
        String takeovers,
        long rings,
        LoadResult load,
        Report audit,
        List<String> findings) {
    public EngineChaosReport {
        phases = List.copyOf(phases);
        findings = List.copyOf(findings);
    }

    /** Whether all is well. */
    public boolean passed() {
        return findings.isEmpty();
    }

    /** Whether each phase was hit as often as was asked for, and all freezes took place. */
    boolean complete() {
        return freezes >= settings.freezes() && phases.stream().allMatch(phase -> phase.kills() >= settings.kills());
    }

    /** For people: a table of the phases, how the calls ended, the findings. */
    @Override
    public String toString() {
        return """
            %s
            %s
            ## How the calls ended that were hit

            %s
            ## Audit

            ```
            %s
            ```

            %s
            engine chaos %s, seed %d\
            """.formatted(summary(), table(), ends(), audit, found(), passed() ? "ok" : "FAILED", settings.seed());
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                """
                %d engines, %.1f callbacks asked for a second, seed %d, faults for %d min %02d s: %d kills, %d freezes of %d s.
                Wanted were %d kills in each phase and %d freezes: %s.

                | | |
                |---|---|
                | callbacks | asked for %d, sent again %d, answered %s |
                | their ends | %s |
                | rings counted at the phones | %d |
                | switches taken over, from kill or freeze until another engine had them | %s |
                """,
                engines,
                settings.rate(),
                settings.seed(),
                took.toMinutes(),
                took.toSecondsPart(),
                kills,
                freezes,
                settings.frozen().toSeconds(),
                settings.kills(),
                settings.freezes(),
                complete() ? "all reached" : "not all reached in the time there was",
                load.requests(),
                load.sentAgain(),
                words(load.answers()),
                words(load.ends()),
                rings,
                takeovers);
    }

    private String table() {
        return phases.stream()
                .map(phase -> "| %s | %d | %d | %d | %d | %d |%n"
                        .formatted(
                                phase.phase().title(),
                                phase.kills(),
                                phase.callsKilled(),
                                phase.freezes(),
                                phase.callsFrozen(),
                                phase.secondRings()))
                .collect(Collectors.joining("", """
                    | Phase | Kills | calls hit | Freezes | calls hit | Second rings |
                    |---|---|---|---|---|---|
                    """, ""));
    }

    private String ends() {
        return phases.stream()
                .map(phase -> "| %s | %s | %s |%n"
                        .formatted(phase.phase().title(), words(phase.endsKilled()), words(phase.endsFrozen())))
                .collect(Collectors.joining("", """
                    | Phase | engine killed | engine frozen |
                    |---|---|---|
                    """, ""));
    }

    private String found() {
        return findings.isEmpty()
                ? "No findings.\n"
                : findings.stream().map(found -> "FOUND " + found + "\n").collect(Collectors.joining());
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
