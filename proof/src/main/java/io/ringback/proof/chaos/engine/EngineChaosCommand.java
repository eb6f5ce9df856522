package io.ringback.proof.chaos.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param settings how much
 * @param report where a page of it is written to
 */
record EngineChaosCommand(EngineChaosSettings settings, Optional<Path> report) {

    /**
     * Reads it.
     *
     * @param words options
     * @param seed the seed where none is named
     * @throws IllegalArgumentException naming what cannot be understood
     */
    static EngineChaosCommand of(List<String> words, long seed) {
        var rest = new ArrayDeque<>(words);
        var standard = EngineChaosSettings.of(seed);
        long chosenSeed = seed;
        int kills = standard.kills();
        int freezes = standard.freezes();
        var frozen = standard.frozen();
        var limit = standard.limit();
        double rate = standard.rate();
        var quiet = standard.quiet();
        Optional<Path> report = Optional.empty();
        while (!rest.isEmpty()) {
            var option = rest.removeFirst();
            switch (option) {
                case "--here" -> {
                    // The script's business: the stack runs already.
                }
                case "--seed" -> chosenSeed = Long.parseLong(value(option, "-?[0-9]{1,18}", rest));
                case "--kills" -> kills = number(option, rest);
                case "--freezes" -> freezes = number(option, rest);
                case "--frozen" -> frozen = Duration.ofSeconds(number(option, rest));
                case "--minutes" -> limit = Duration.ofMinutes(number(option, rest));
                case "--rate" -> rate = Double.parseDouble(value(option, "[0-9]{1,2}(\\.[0-9]{1,3})?", rest));
                case "--quiet" -> quiet = Duration.ofSeconds(number(option, rest));
                case "--report" -> report = Optional.of(Path.of(value(option, ".+", rest)));
                default ->
                    throw new IllegalArgumentException("./ringback chaos engine does not know '" + option + "'.");
            }
        }
        var settings = new EngineChaosSettings(
                chosenSeed, kills, standard.most(), freezes, frozen, limit, rate, standard.hangUpAfter(), quiet);
        return new EngineChaosCommand(settings, report);
    }

    private static int number(String option, Deque<String> rest) {
        return Integer.parseInt(value(option, "[0-9]{1,4}", rest));
    }

    private static String value(String option, String pattern, Deque<String> rest) {
        var text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(option + " needs a value, and '" + text + "' is none");
        }
        return text;
    }
}
