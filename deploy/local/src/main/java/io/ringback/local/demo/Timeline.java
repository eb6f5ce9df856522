package io.ringback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints each step of a callback once, as it comes. */
final class Timeline {

    /** States of a callback after which nothing comes. */
    private static final Set<String> TERMINAL =
            Set.of("COMPLETED", "NOT_REACHED", "REFUSED", "CANCELLED", "EXPIRED", "UNKNOWN", "EVALUATED");

    private final PrintStream out;
    private final List<String> states = new ArrayList<>();
    private Instant begun = Instant.EPOCH;

    Timeline(PrintStream out) {
        this.out = out;
    }

    /** Takes all steps known now and prints those that are new. */
    void show(JsonNode steps) {
        for (int i = states.size(); i < steps.size(); i++) {
            var step = steps.get(i);
            var at = Instant.parse(step.path("at").asText());
            begun = states.isEmpty() ? at : begun;
            states.add(step.path("status").asText());
            out.println(String.format(
                    Locale.ROOT,
                    "  %+8.3f s  %-15s  %s",
                    Duration.between(begun, at).toMillis() / 1000.0,
                    states.getLast(),
                    step.path("text").asText()));
        }
    }

    /** Whether nothing more will come. */
    boolean isOver() {
        return !states.isEmpty() && TERMINAL.contains(states.getLast());
    }

    /** The state it ended in. */
    String last() {
        return states.isEmpty() ? "" : states.getLast();
    }
}
