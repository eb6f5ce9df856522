package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
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
 * @param order what the order became by what the caller keyed, null while it is as it came
 * @param acknowledged whether the announcements were, null where that is not asked for
 * @param recording name of the file that the switch records the talk to, null if it does not
 */
public record Progress(
        Dial caller,
        boolean callerRang,
        @Nullable Instant callerAnsweredAt,
        int dials,
        boolean rang,
        @Nullable AttemptAuthorized order,
        @Nullable Boolean acknowledged,
        @Nullable String recording) {
    static Progress dialling(Dial caller, boolean rang, boolean toAcknowledge) {
        return new Progress(caller, false, null, caller.n(), rang, null, toAcknowledge ? Boolean.FALSE : null, null);
    }

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
        return new Progress(caller, true, callerAnsweredAt, dials, true, order, acknowledged, recording);
    }

    Progress withCallerAnswered(Instant at) {
        return new Progress(caller, callerRang, at, dials, rang, order, acknowledged, recording);
    }

    Progress withCalleeRang() {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, true, order, acknowledged, recording);
    }

    Progress withDial(int n) {
        return new Progress(caller, callerRang, callerAnsweredAt, n, rang, order, acknowledged, recording);
    }

    Progress withOrder(AttemptAuthorized changed) {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, rang, changed, acknowledged, recording);
    }

    Progress withAcknowledged() {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, rang, order, true, recording);
    }

    Progress withRecording(@Nullable String file) {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, rang, order, acknowledged, file);
    }
}
