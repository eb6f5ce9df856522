package io.ringback.messaging;

/** What to do with a message that is numbered within its aggregate, from 1 without a gap. */
public final class EventNumbers {
    private EventNumbers() {}

    /** What to do. */
    public enum Verdict {
        /** It is the next one. */
        APPLY,
        /** It was applied before. */
        DROP,
        /** One before it is missing still. */
        PARK
    }

    /**
     * @param lastApplied number of the message applied last, 0 if none was
     * @param number of the message at hand
     */
    public static Verdict judge(long lastApplied, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive: " + number);
        }
        if (number <= lastApplied) {
            return Verdict.DROP;
        }
        return number == lastApplied + 1 ? Verdict.APPLY : Verdict.PARK;
    }
}
