package io.ringback.messaging;

import java.time.Duration;

/** What the settings of this package have in common: they say which one is wrong, and how. */
final class Checks {
    private Checks() {}

    static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ": " + value);
        }
    }

    static void shorter(String name, Duration value, String otherName, Duration other) {
        if (value.compareTo(other) >= 0) {
            throw new IllegalArgumentException(
                    name + " must be shorter than " + otherName + ": " + value + ", " + other);
        }
    }

    static void notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }
}
