package io.ringback.local.testing;

import java.util.Locale;

/** Which servers tests run on: the value of the system property {@code ringback.test.servers}. */
enum Choice {
    /** Inside this JVM and beside it: needs nothing installed. */
    EMBEDDED,
    /** Containers, and a failure where no Docker engine answers. */
    CONTAINERS,
    /** Containers where a Docker engine answers, else embedded. */
    AUTO;

    static final String PROPERTY = "ringback.test.servers";

    static Choice asked() {
        return of(System.getProperty(PROPERTY, "embedded"));
    }

    static Choice of(String value) {
        for (var choice : values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(PROPERTY + " must be embedded, containers or auto: " + value);
    }

    boolean useContainers() {
        return switch (this) {
            case EMBEDDED -> false;
            case CONTAINERS -> true;
            case AUTO -> onClasspath() && Containers.engineAnswers();
        };
    }

    private static boolean onClasspath() {
        return Choice.class.getClassLoader().getResource("org/testcontainers/DockerClientFactory.class") != null;
    }
}
