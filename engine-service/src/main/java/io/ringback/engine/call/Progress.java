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
 */
public record Progress(
        Dial caller,
        boolean callerRang,
        @Nullable Instant callerAnsweredAt,
        int dials,
        boolean rang,
        @Nullable AttemptAuthorized order,
        @Nullable Boolean acknowledged) {
    static Progress dialling(Dial caller, boolean rang, boolean toAcknowledge) {
        return new Progress(caller, false, null, caller.n(), rang, null, toAcknowledge ? Boolean.FALSE : null);
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
        return new Progress(caller, true, callerAnsweredAt, dials, true, order, acknowledged);
    }

    Progress withCallerAnswered(Instant at) {
        return new Progress(caller, callerRang, at, dials, rang, order, acknowledged);
    }

    Progress withCalleeRang() {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, true, order, acknowledged);
    }

    Progress withDial(int n) {
        return new Progress(caller, callerRang, callerAnsweredAt, n, rang, order, acknowledged);
    }

    Progress withOrder(AttemptAuthorized changed) {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, rang, changed, acknowledged);
    }

    Progress withAcknowledged() {
        return new Progress(caller, callerRang, callerAnsweredAt, dials, rang, order, true);
    }
}
