package io.ringback.rating.tariff;

import java.time.Instant;

/**
 * What is priced of a call.
 *
 * @param answeredAt when the caller answered
 * @param callerSeconds from the caller's answer to the end of the talk, whole seconds
 * @param bridgedAt when the talk began; does not matter where there was none
 * @param talkSeconds from the bridge to the end, whole seconds
 */
public record CallTimes(Instant answeredAt, long callerSeconds, Instant bridgedAt, long talkSeconds) {
    public CallTimes {
        if (callerSeconds < 0 || talkSeconds < 0) {
            throw new IllegalArgumentException("seconds must not be negative: " + callerSeconds + ", " + talkSeconds);
        }
    }

    /** So much talk begun then, the caller answering right before it. */
    public static CallTimes begunAt(Instant start, long talkSeconds) {
        return new CallTimes(start, talkSeconds, start, talkSeconds);
    }
}
