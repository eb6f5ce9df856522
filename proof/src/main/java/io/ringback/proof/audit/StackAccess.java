package io.ringback.proof.audit;

import java.net.URI;
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
        var values = StackValues.of(environment);
        return new StackAccess(
                values.required("KAFKA_BOOTSTRAP_SERVERS"),
                values.required("POSTGRES_URL_TEMPLATE"),
                URI.create(values.required("SWITCH_HTTP")));
    }

    /** There is nothing to audit. */
    public static final class NoStack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoStack(String message) {
            super(message);
        }
    }
}
