package io.ringback.engine.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been learned since the caller was dialled.
 *
 * @param caller the caller's present dial
 * @param callerRang whether that dial rang
 * @param callerAnsweredAt null until answered
 * @param dials number of the last dial
 * @param rang whether any phone rang
 */
public record Progress(
        Dial caller, boolean callerRang, @Nullable Instant callerAnsweredAt, int dials, boolean rang) {
    String channel() {
        return caller.channelId();
    }

    boolean isCaller(String uniqueId) {
        return caller.channelId().equals(uniqueId);
    }

    boolean callerAnswered() {
        return callerAnsweredAt != null;
    }

    Progress withCallerRang() {
        return new Progress(caller, true, callerAnsweredAt, dials, true);
    }

    Progress withCallerAnswered(Instant at) {
        return new Progress(caller, callerRang, at, dials, rang);
    }

    Progress withCalleeRang() {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, true);
    }

    Progress withDial(int n) {
        return new Progress(caller, callerRang, callerAnsweredAt, n, rang);
    }
}
