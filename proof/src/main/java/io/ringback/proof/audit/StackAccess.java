package io.ringback.proof.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a running stack is.
 *
 * @param kafka bootstrap servers, {@code host:port}
 * @param postgres a database's URL, {@code postgresql://user:password@host:port/name}, with {@code {database}} wherever
 *     the database's name belongs
 * @param switchHttp where the switch simulator tells what its phones have seen
 */
public record StackAccess(String kafka, String postgres, URI switchHttp) {
    static final String DATABASE = "{database}";

    public StackAccess {
        if (!postgres.contains(DATABASE)) {
            throw new IllegalArgumentException("postgres must hold " + DATABASE);
        }
    }

    /**
     * The stack the environment names; what it does not name is read from {@code stack.env} in {@code RINGBACK_HOME}.
     *
     * @throws NoStack if neither names one
     */
    public static StackAccess from(Map<String, String> environment) {
        var values = new HashMap<String, String>();
        var home = environment.get("RINGBACK_HOME");
        if (home != null) {
            values.putAll(lines(Path.of(home, "stack.env")));
        }
        values.putAll(environment);
        return new StackAccess(
                required(values, "KAFKA_BOOTSTRAP_SERVERS"),
                required(values, "POSTGRES_URL_TEMPLATE"),
                URI.create(required(values, "SWITCH_HTTP")));
    }

    private static String required(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new NoStack(
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

    /** There is nothing to audit. */
    public static final class NoStack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoStack(String message) {
            super(message);
        }
    }
}
