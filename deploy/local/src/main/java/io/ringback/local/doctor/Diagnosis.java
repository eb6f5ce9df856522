package io.ringback.local.doctor;

import java.util.Locale;

/**
 * What was found of one part.
 *
 * @param part which
 * @param sentence how it is, and what to do if it is not well
 */
public record Diagnosis(Level level, String part, String sentence) {
    /** How it is. */
    public enum Level {
        /** Well. */
        OK,
        /** It works; something could be better. */
        WARNING,
        /** It does not work. */
        FAILED
    }

    static Diagnosis ok(String part, String sentence) {
        return new Diagnosis(Level.OK, part, sentence);
    }

    static Diagnosis failed(String part, String sentence) {
        return new Diagnosis(Level.FAILED, part, sentence);
    }

    /** A line for a person. */
    String line() {
        return String.format(Locale.ROOT, "%-8s %-28s %s", level.name().toLowerCase(Locale.ROOT), part, sentence);
    }
}
