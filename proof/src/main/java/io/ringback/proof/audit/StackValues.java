package io.ringback.proof.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a running stack is and its keys, by name.
 *
 * @param values the environment, and what it does not name from {@code stack.env} in {@code RINGBACK_HOME}
 */
public record StackValues(Map<String, String> values) {
    public StackValues {
        values = Map.copyOf(values);
    }

    /** Those of the stack the environment names. */
    public static StackValues of(Map<String, String> environment) {
        var values = new HashMap<String, String>();
        var home = environment.get("RINGBACK_HOME");
        if (home != null) {
            values.putAll(lines(Path.of(home, "stack.env")));
        }
        values.putAll(environment);
        return new StackValues(values);
    }

    /**
     * A value.
     *
     * @throws StackAccess.NoStack if there is none
     */
    public String required(String name) {
        var value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new StackAccess.NoStack(
                    "No stack is up: neither the environment nor stack.env in RINGBACK_HOME has " + name + ".");
        }
        return value;
    }

    private static Map<String, String> lines(Path file) {
        var values = new HashMap<String, String>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && !line.startsWith("#")) {
                        values.put(
                                line.substring(0, equals).strip(),
                                unquoted(line.substring(equals + 1).strip()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1 && "'\"".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
