package io.ringback.simulator.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The filters of one session: an event passes if some white one matches, or there is none, and no black one does. */
final class EventFilter {
    private final List<Pattern> white = new ArrayList<>();
    private final List<Pattern> black = new ArrayList<>();

    /** Adds a regular expression over the whole event; a leading {@code !} makes it a black one. */
    void add(String expression) {
        if (expression.startsWith("!")) {
            black.add(Pattern.compile(expression.substring(1), Pattern.MULTILINE));
        } else {
            white.add(Pattern.compile(expression, Pattern.MULTILINE));
        }
    }

    boolean passes(String event) {
        if (white.isEmpty() && black.isEmpty()) {
            return true;
        }
        boolean let =
                white.isEmpty() || white.stream().anyMatch(p -> p.matcher(event).find());
        return let && black.stream().noneMatch(p -> p.matcher(event).find());
    }
}
