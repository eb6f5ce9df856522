package io.ringback.proof.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param settings how much load
 * @param json whether a program reads the answer
 */
record LoadCommand(LoadSettings settings, boolean json) {
    private static final double RATE = 10;
    private static final Duration DURATION = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException naming what cannot be understood */
    static LoadCommand of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var rate = RATE;
        var duration = DURATION;
        var drain = LoadSettings.of(1, DURATION).drain();
        var json = false;
        while (!rest.isEmpty()) {
            var option = rest.removeFirst();
            switch (option) {
                case "--json" -> json = true;
                case "--rate" -> rate = number(option, rest);
                case "--duration" -> duration = seconds(option, rest);
                case "--drain" -> drain = seconds(option, rest);
                default -> throw new IllegalArgumentException("./ringback load does not know '" + option + "'.");
            }
        }
        return new LoadCommand(LoadSettings.of(rate, duration).drainingFor(drain), json);
    }

    private static Duration seconds(String option, Deque<String> rest) {
        return Duration.ofMillis(Math.round(number(option, rest) * 1000));
    }

    private static double number(String option, Deque<String> rest) {
        var text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
            throw new IllegalArgumentException(option + " needs a number: '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}
