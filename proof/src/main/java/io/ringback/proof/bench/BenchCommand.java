package io.ringback.proof.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * What was asked for on the command line.
 *
 * @param area what is measured
 * @param load how long whole callbacks are asked for, 1 to 60 min
 * @param rate how many a second, 1 to 1000
 * @param json whether a program reads the answer
 * @param stored schedules for later days that lie in the table while others come due, 1 to 10,000,000
 * @param listeners to one replica's streams, 1 to 10,000
 */
record BenchCommand(Area area, Duration load, int rate, boolean json, int stored, int listeners) {
    private static final Duration LOAD = Duration.ofMinutes(2);
    private static final int RATE = 100;
    private static final int STORED = 200_000;
    private static final int MOST_STORED = 10_000_000;
    private static final int LISTENERS = 5_000;
    private static final int MOST_LISTENERS = 10_000;

    /** What can be measured by itself. */
    enum Area {
        /** The way of a callback: all that follow but schedules and rates. */
        WHOLE,
        /** What the machine can do with nothing of ours in between. */
        RAW,
        /** From the request to the Originate on the wire. */
        LATENCY,
        /** Whole callbacks, from the request to the charged CDR. */
        LOAD,
        /** Durable accepts, schedules that come due, listeners to streams. */
        TRIGGER,
        /** Looking rates up and pricing calls, without a stack. */
        RATING,
        /** The engine by itself: calls at once, set-ups, cut-offs, its death. */
        ENGINE;

        boolean includes(Area part) {
            return this == part || (this == WHOLE && part != TRIGGER && part != RATING && part != ENGINE);
        }
    }

    /** @throws IllegalArgumentException naming what cannot be understood */
    static BenchCommand of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var area = Area.WHOLE;
        var load = LOAD;
        var rate = RATE;
        var json = false;
        var stored = STORED;
        var listeners = LISTENERS;
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            switch (word) {
                case "--json" -> json = true;
                case "--here" -> {
                    // The script's business: the stack runs already.
                }
                case "--minutes" -> load = Duration.ofMinutes(number(word, rest, 60));
                case "--rate" -> rate = number(word, rest, 1000);
                case "--stored" -> stored = number(word, rest, MOST_STORED);
                case "--listeners" -> listeners = number(word, rest, MOST_LISTENERS);
                default -> area = area(word);
            }
        }
        return new BenchCommand(area, load, rate, json, stored, listeners);
    }

    private static Area area(String word) {
        return Arrays.stream(Area.values())
                .filter(area -> area.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("./ringback bench does not know '" + word
                        + "'; the areas are whole, raw, latency, load, trigger, rating and engine."));
    }

    private static int number(String option, Deque<String> rest, int most) {
        var text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + " needs a whole number, 1 to " + most + ": '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
