package io.ringback.engine.switches;

import io.ringback.engine.switches.Finding.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What a check of a switch found.
 *
 * @param result the worst of its findings
 */
public record CheckReport(UUID switchId, Instant at, Result result, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    public static CheckReport of(UUID switchId, Instant at, List<Finding> findings) {
        Result worst = findings.stream()
                .map(Finding::result)
                .max(Comparator.naturalOrder())
                .orElse(Result.OK);
        return new CheckReport(switchId, at, worst, findings);
    }
}
