package io.ringback.proof.chaos;

import io.ringback.proof.audit.Report;
import io.ringback.proof.load.LoadResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run came to.
 *
 * @param settings what was asked for; the seed is in it
 * @param faults what was done
 * @param load what became of the callbacks
 * @param audit the invariants afterwards
 * @param findings a sentence for each thing that is not as it must be
 */
public record ChaosReport(
        ChaosSettings settings, List<Fault> faults, LoadResult load, Report audit, List<String> findings) {
    public ChaosReport {
        faults = List.copyOf(faults);
        findings = List.copyOf(findings);
    }

    /** Whether all is well. */
    public boolean passed() {
        return findings.isEmpty();
    }

    @Override
    public String toString() {
        return """
                %s
                faults     %s
                callbacks  asked for %d, sent again %d, answered %s
                ends       %s
                %schaos %s, seed %d""".formatted(
                audit,
                counts(),
                load.requests(),
                load.sentAgain(),
                words(load.answers()),
                words(load.ends()),
                findings.stream().map(found -> "FOUND      " + found + "\n").collect(Collectors.joining()),
                passed() ? "ok" : "FAILED",
                settings.seed());
    }

    private String counts() {
        var counts = faults.stream()
                .collect(Collectors.groupingBy(
                        fault -> fault.kind().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
        return words(counts);
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
