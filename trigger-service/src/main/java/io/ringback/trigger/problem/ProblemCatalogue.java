package io.ringback.trigger.problem;

import io.ringback.trigger.admission.Rule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every kind of problem the platform answers, by its code. */
@Singleton
final class ProblemCatalogue {
    private static final String FILE = "/problems.properties";
    private static final String REFUSED = "422";

    private final SortedMap<String, Kind> kinds = new TreeMap<>();

    ProblemCatalogue() {
        for (Rule rule : Rule.values()) {
            String code = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
            kinds.put(
                    code,
                    new Kind(
                            code,
                            REFUSED,
                            "A rule of admission refuses the request, and nothing is dialled. The rule: "
                                    + rule.allows().sentence(),
                            "The detail says what is wrong with this request. A dry run asks all rules at once."));
        }
        Properties texts = read();
        for (String code : texts.stringPropertyNames()) {
            String[] parts = texts.getProperty(code).split("\\|", -1);
            kinds.put(code, new Kind(code, parts[0].strip(), parts[1].strip(), parts[2].strip()));
        }
    }

    /**
     * One kind of problem.
     *
     * @param status HTTP statuses it is told with
     * @param meaning what has happened
     * @param remedy what can be done about it
     */
    record Kind(String code, String status, String meaning, String remedy) {
        /** The code in words, as problems themselves say it. */
        String title() {
            return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
        }
    }

    Optional<Kind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** In the order of their codes. */
    Iterable<Kind> all() {
        return kinds.values();
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (var file = Objects.requireNonNull(ProblemCatalogue.class.getResourceAsStream(FILE), FILE)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
