package io.ringback.rating.settlement;

import io.ringback.contracts.CallFact.AttemptEnded;
import java.time.Duration;
import java.time.Instant;

/**
 * What the engine measured of a call, with the beginnings worked out where it did not tell them.
 *
 * @param answeredAt when the caller answered; the end where nobody did
 * @param callerMillis caller's answer to the caller's end, 0 if never answered
 * @param bridgedAt when the talk began; the end where there was none
 * @param talkMillis bridge to end, 0 if never bridged
 */
public record Measured(Instant answeredAt, long callerMillis, Instant bridgedAt, long talkMillis) {

    /**
     * As it was told.
     *
     * @param endedAt when it was over
     */
    public static Measured of(AttemptEnded ended, Instant endedAt) {
        var answered = ended.answeredAt();
        var bridged = ended.bridgedAt();
        return new Measured(
                answered == null ? endedAt.minusMillis(ended.callerMillis()) : answered,
                ended.callerMillis(),
                bridged == null ? endedAt.minusMillis(ended.talkMillis()) : bridged,
                ended.talkMillis());
    }

    /** Of a call whose beginning nobody told: as if the caller had answered then. */
    public static Measured begun(Instant answered, long callerMillis, long talkMillis) {
        return new Measured(
                answered, callerMillis, answered.plusMillis(Math.max(0, callerMillis - talkMillis)), talkMillis);
    }

    /**
     * From the caller's answer to the end of so much talk: closing prompts after a talk are free. Without a talk, to the
     * caller's end.
     */
    long callerMillisUntil(long talkedMillis) {
        if (talkMillis == 0) {
            return callerMillis;
        }
        long setup = Math.max(0, Duration.between(answeredAt, bridgedAt).toMillis());
        return Math.min(callerMillis, setup + talkedMillis);
    }
}
