package io.ringback.engine.switches;

/**
 * What a check found.
 *
 * @param check what was looked at
 * @param sentence how it is, and what to do about it
 */
public record Finding(String check, Result result, String sentence) {
    /** How it is. */
    public enum Result {
        /** As it must be. */
        OK,
        /** Calls are possible; something is worse than it could be, or could not be looked at. */
        WARNING,
        /** Calls are not possible, or not right. */
        FAILED
    }

    public static Finding ok(String check, String sentence) {
        return new Finding(check, Result.OK, sentence);
    }

    public static Finding warning(String check, String sentence) {
        return new Finding(check, Result.WARNING, sentence);
    }

    public static Finding failed(String check, String sentence) {
        return new Finding(check, Result.FAILED, sentence);
    }
}
