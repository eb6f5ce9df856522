package io.ringback.proof.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an audit found, invariant by invariant.
 *
 * @param lines in the order they were looked at
 */
public record Report(List<Line> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Report {
        lines = List.copyOf(lines);
    }

    /** One invariant: its number, its sentence, and what was found. */
    public record Line(String id, String sentence, Finding finding) {
        @Override
        public String toString() {
            return switch (finding) {
                case Finding.Holds(long examined, String unit) ->
                    String.format(Locale.ROOT, "%-4s %-7s %9d %-12s %s", id, "ok", examined, unit, sentence);
                case Finding.Violated(String offender) ->
                    String.format(Locale.ROOT, "%-4s %-7s %22s %s: %s", id, "FAILED", "", sentence, offender);
            };
        }
    }

    /** Whether every invariant holds. */
    public boolean passed() {
        return failed().isEmpty();
    }

    /** Numbers of the invariants that do not hold. */
    public List<String> failed() {
        return lines.stream()
                .filter(line -> line.finding() instanceof Finding.Violated)
                .map(Line::id)
                .toList();
    }

    /** The finding for one invariant. */
    public Finding of(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .map(Line::finding)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no invariant " + id));
    }

    /** The last line: {@code audit ok} or {@code audit FAILED: I4, I8}. */
    public String verdict() {
        return passed() ? "audit ok" : "audit FAILED: " + String.join(", ", failed());
    }

    /** For a program. */
    public String json() {
        var root = JSON.createObjectNode().put("passed", passed());
        var found = root.putArray("invariants");
        lines.forEach(line -> fill(found.addObject(), line));
        return root.toPrettyString();
    }

    /** For a person: a line per invariant, then the verdict. */
    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n", "", "\n")) + verdict();
    }

    private static void fill(ObjectNode node, Line line) {
        node.put("id", line.id()).put("sentence", line.sentence());
        switch (line.finding()) {
            case Finding.Holds(long examined, String unit) ->
                node.put("ok", true).put("examined", examined).put("unit", unit);
            case Finding.Violated(String offender) -> node.put("ok", false).put("offender", offender);
        }
    }
}
