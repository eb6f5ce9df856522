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
 */
record BenchCommand(Area area, Duration load, int rate, boolean json) {
    private static final Duration LOAD = Duration.ofMinutes(2);
    private static final int RATE = 100;

    /** What can be measured by itself. */
    enum Area {
        /** All of the others, on one stack. */
        WHOLE,
        /** What the machine can do with nothing of ours in between. */
        RAW,
        /** From the request to the Originate on the wire. */
        LATENCY,
        /** Whole callbacks, from the request to the charged CDR. */
        LOAD,
        /** Looking rates up and pricing calls, without a stack. */
        RATING;

        boolean includes(Area part) {
            return this == WHOLE || this == part;
        }
    }

    /** @throws IllegalArgumentException naming what cannot be understood */
    static BenchCommand of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var area = Area.WHOLE;
        var load = LOAD;
        var rate = RATE;
        var json = false;
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            switch (word) {
                case "--json" -> json = true;
                case "--here" -> {
                    // The script's business: the stack runs already.
                }
                case "--minutes" -> load = Duration.ofMinutes(number(word, rest, 60));
                case "--rate" -> rate = number(word, rest, 1000);
                default -> area = area(word);
            }
        }
        return new BenchCommand(area, load, rate, json);
    }

    private static Area area(String word) {
        return Arrays.stream(Area.values())
                .filter(area -> area.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("./ringback bench does not know '" + word
                        + "'; the areas are whole, raw, latency, load and rating."));
    }

    private static int number(String option, Deque<String> rest, int most) {
        var text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + " needs a whole number, 1 to " + most + ": '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
