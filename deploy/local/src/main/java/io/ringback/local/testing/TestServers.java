package io.ringback.local.testing;

import java.util.Map;

/**
 * Kafka and PostgreSQL for tests: one pair per JVM, started by the first test that asks, stopped when the JVM ends.
 *
 * <p>The system property {@code ringback.test.servers} chooses: {@code embedded} (the default), {@code containers}, or
 * {@code auto} (containers where a Docker engine answers).
 */
public final class TestServers {

    private static final String RUNNING = "io.ringback.local.testing.RunningServers";

    private final Map<String, String> facts;

    private TestServers(Map<String, String> facts) {
        this.facts = facts;
    }

    /**
     * The servers of this JVM, started if nobody has asked before.
     *
     * @return where to find them
     * @throws IllegalStateException if they do not start
     */
    public static TestServers shared() {
        return new TestServers(facts());
    }

    /**
     * Where Kafka's clients connect.
     *
     * @return {@code host:port}
     */
    public String bootstrapServers() {
        return fact("kafka");
    }

    /**
     * A service's database for JDBC.
     *
     * @param database trigger, rating, engine or cdr
     * @return the URL, without user and password
     */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + fact("postgres") + "/" + database;
    }

    /**
     * A service's database for the reactive client of Quarkus.
     *
     * @param database trigger, rating, engine or cdr
     * @return the URL, without user and password
     */
    public String vertxUrl(String database) {
        return "vertx-reactive:postgresql://" + fact("postgres") + "/" + database;
    }

    /**
     * Who owns a database.
     *
     * @param database trigger, rating, engine or cdr
     * @return the role
     */
    public String user(String database) {
        return database;
    }

    /**
     * The password of a database's owner.
     *
     * @param database trigger, rating, engine or cdr
     * @return the password
     */
    public String password(String database) {
        return database;
    }

    private String fact(String name) {
        var value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("the test servers have no " + name);
        }
        return value;
    }

    /**
     * Quarkus loads test classes by a loader per application and closes it with the application. The servers outlive
     * that, so they are always run by the system's loader, and only strings cross.
     */
    @SuppressWarnings("unchecked")
    private static Map<String, String> facts() {
        try {
            var running = Class.forName(RUNNING, true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>) running.getMethod("facts").invoke(null);
        } catch (ClassNotFoundException e) {
            return RunningServers.facts();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test servers do not start", e);
        }
    }
}
