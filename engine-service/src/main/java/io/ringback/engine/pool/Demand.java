package io.ringback.engine.pool;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A call that wants to begin.
 *
 * @param queuedSince when its request was first authorised: a later attempt of it keeps its place by this
 * @param callerWays trunks the caller may be dialled over, the best first
 * @param calleeWays the same for the first target; empty if there is none, or none yet
 * @param channels legs it may have at once, 1 or 2
 */
public record Demand(
        UUID attemptId,
        UUID accountId,
        Instant queuedSince,
        List<String> callerWays,
        List<String> calleeWays,
        int channels) {
    /** First come, first served. */
    static final Comparator<Demand> FIRST_COME =
            Comparator.comparing(Demand::queuedSince).thenComparing(Demand::attemptId);

    public Demand {
        callerWays = List.copyOf(callerWays);
        calleeWays = List.copyOf(calleeWays);
        if (callerWays.isEmpty()) {
            throw new IllegalArgumentException("a caller whom no trunk reaches need not wait");
        }
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException("a call has one leg or two: " + channels);
        }
    }
}
