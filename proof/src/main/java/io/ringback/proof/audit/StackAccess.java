package io.ringback.proof.audit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a running stack is.
 *
 * @param kafka bootstrap servers, {@code host:port}
 * @param postgres a database's URL, {@code postgresql://user:password@host:port/name}, with {@code {database}} wherever
 *     the database's name belongs
 * @param switches where the switch simulators tell what their phones have seen, at least one
 */
public record StackAccess(String kafka, String postgres, List<URI> switches) {
    static final String DATABASE = "{database}";

    public StackAccess {
        if (!postgres.contains(DATABASE)) {
            throw new IllegalArgumentException("postgres must hold " + DATABASE);
        }
        switches = List.copyOf(switches);
        if (switches.isEmpty()) {
            throw new IllegalArgumentException("switches must not be empty");
        }
    }

    /** A stack with one switch. */
    public StackAccess(String kafka, String postgres, URI switchHttp) {
        this(kafka, postgres, List.of(switchHttp));
    }

    /**
     * The stack the environment names; what it does not name is read from {@code stack.env} in {@code RINGBACK_HOME}.
     *
     * @throws NoStack if neither names one
     */
    public static StackAccess from(Map<String, String> environment) {
        var values = StackValues.of(environment);
        return new StackAccess(
                values.required("KAFKA_BOOTSTRAP_SERVERS"),
                values.required("POSTGRES_URL_TEMPLATE"),
                Stream.of(values.required("SWITCH_HTTP").split(",", -1))
                        .map(URI::create)
                        .toList());
    }

    /** There is nothing to audit. */
    public static final class NoStack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoStack(String message) {
            super(message);
        }
    }
}
