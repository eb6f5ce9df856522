package io.ringback.contracts;

/** The checks many records share; each says what was wrong. */
final class Require {
    private Require() {}

    /** @throws IllegalArgumentException unless the value is at least this */
    static void atLeast(long least, String field, long value) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ": " + value);
        }
    }
}
