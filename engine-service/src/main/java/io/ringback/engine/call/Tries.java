package io.ringback.engine.call;

import java.util.Optional;

/**
 * Which question a caller is at.
 *
 * @param number of the question, from 1; never used twice, so that an answer tells which one it is for
 * @param left how many more there may be
 */
public record Tries(int number, int left) {
    public static Tries first(int most) {
        return new Tries(1, most - 1);
    }

    /** After a wrong answer; empty if that was the last. */
    public Optional<Tries> next() {
        return left == 0 ? Optional.empty() : Optional.of(new Tries(number + 1, left - 1));
    }

    /** The same question once more, because nobody knows what became of it. */
    Tries anew() {
        return new Tries(number + 1, left);
    }
}
