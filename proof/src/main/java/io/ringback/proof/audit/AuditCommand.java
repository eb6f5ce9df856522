package io.ringback.proof.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param areas what is looked at; all that there is if none is named
 * @param quietLimit how long to wait for quiet at most, 0 to 3600 s
 * @param explained dead letters somebody has looked at
 * @param json whether a program reads the answer
 */
record AuditCommand(Set<Area> areas, Duration quietLimit, Set<String> explained, boolean json) {
    private static final int LONGEST_QUIET_SECONDS = 3600;

    AuditCommand {
        areas = Set.copyOf(areas);
        explained = Set.copyOf(explained);
    }

    /** @throws Misunderstood naming the word that cannot be understood */
    static AuditCommand of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        var quiet = Evidence.Settings.DEFAULT.quietLimit();
        Set<String> explained = Set.of();
        var json = false;
        var areas = EnumSet.noneOf(Area.class);
        while (!rest.isEmpty()) {
            var option = rest.removeFirst();
            switch (option) {
                case "--json" -> json = true;
                case "--quiet" -> quiet = seconds(value(option, rest));
                case "--explained" -> explained = letters(Path.of(value(option, rest)));
                default ->
                    areas.add(Area.named(option)
                            .orElseThrow(() -> new Misunderstood("./ringback audit does not know '" + option + "'.")));
            }
        }
        return new AuditCommand(areas, quiet, explained, json);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new Misunderstood("./ringback audit " + option + " needs a value.");
        }
        return rest.removeFirst();
    }

    private static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > LONGEST_QUIET_SECONDS) {
            throw new Misunderstood("--quiet must be 0 to " + LONGEST_QUIET_SECONDS + " seconds: " + text);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    /** A letter a line, {@code <topic>.dlq/<partition>/<offset>} and then why; {@code #} begins a remark. */
    private static Set<String> letters(Path file) {
        var letters = new HashSet<String>();
        try {
            for (String line : Files.readAllLines(file)) {
                var words = line.strip().split("\\s+", 2);
                if (words[0].isEmpty() || words[0].startsWith("#")) {
                    continue;
                }
                if (words.length < 2) {
                    throw new Misunderstood(file + " does not say why it excuses " + words[0] + ".");
                }
                letters.add(words[0]);
            }
        } catch (IOException e) {
            throw new Misunderstood("The file of explained dead letters cannot be read: " + file + ".");
        }
        return letters;
    }

    /** What was asked for is not clear. */
    static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }
}
