package io.ringback.proof.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked for on the command line. */
final class ChaosCommand {
    private static final int MOST_FAULTS = 1_000;

    private ChaosCommand() {}

    /**
     * Reads it.
     *
     * @param words options
     * @param seed the seed where none is named
     * @throws IllegalArgumentException naming what cannot be understood
     */
    static ChaosSettings of(List<String> words, long seed) {
        var rest = new ArrayDeque<>(words);
        var chosen = ChaosSettings.of(seed, MOST_FAULTS);
        long chosenSeed = seed;
        var limit = Duration.ofMinutes(5);
        int faults = chosen.faults();
        var kinds = chosen.kinds();
        Set<String> targets = Set.of();
        double rate = chosen.rate();
        var quiet = chosen.quiet();
        while (!rest.isEmpty()) {
            var option = rest.removeFirst();
            switch (option) {
                case "--seed" -> chosenSeed = Long.parseLong(value(option, "-?[0-9]{1,18}", rest));
                case "--minutes" -> limit = minutes(option, rest);
                case "--faults" -> faults = Integer.parseInt(value(option, "[0-9]{1,4}", rest));
                case "--kinds" -> kinds = kinds(value(option, "[a-z,]+", rest));
                case "--targets" ->
                    targets = Set.of(value(option, "[a-z0-9,-]+", rest).split(",", -1));
                case "--rate" -> rate = Double.parseDouble(value(option, "[0-9]{1,3}(\\.[0-9]{1,3})?", rest));
                case "--quiet" -> quiet = Duration.ofSeconds(Integer.parseInt(value(option, "[0-9]{1,3}", rest)));
                default -> throw new IllegalArgumentException("./ringback chaos does not know '" + option + "'.");
            }
        }
        return new ChaosSettings(chosenSeed, limit, faults, kinds, targets, rate, quiet);
    }

    private static Duration minutes(String option, Deque<String> rest) {
        return Duration.ofSeconds(
                Math.round(Double.parseDouble(value(option, "[0-9]{1,2}(\\.[0-9]{1,2})?", rest)) * 60));
    }

    private static Set<Kind> kinds(String text) {
        return Stream.of(text.split(",", -1))
                .map(ChaosCommand::kind)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--kinds knows kill, pause, freeze and cut, not '" + text + "'"));
    }

    private static String value(String option, String pattern, Deque<String> rest) {
        var text = rest.isEmpty() ? "" : rest.removeFirst();
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(option + " needs a value, and '" + text + "' is none");
        }
        return text;
    }
}
