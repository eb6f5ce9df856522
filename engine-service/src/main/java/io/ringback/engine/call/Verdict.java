package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the attempt will have ended, known before its last channel is gone.
 *
 * @param leg the leg that decided it
 * @param talkMillis bridge to end
 * @param estimated whether times are only what is proven
 * @param bridgedAt when the talk began, by the switch's clock; null if never or if that is not known
 */
public record Verdict(
        Disposition disposition,
        Leg leg,
        HungUpBy hungUpBy,
        EndReason reason,
        HangupCause cause,
        long talkMillis,
        boolean estimated,
        @Nullable Instant bridgedAt) {

    static Verdict notConnected(Disposition disposition, Leg leg, HungUpBy by, HangupCause cause) {
        return new Verdict(disposition, leg, by, EndReason.NOT_CONNECTED, cause, 0, false, null);
    }

    static Verdict stopped(StopReason reason) {
        return new Verdict(
                Disposition.CANCELLED,
                Leg.CALLER,
                HungUpBy.PLATFORM,
                endReason(reason),
                HangupCause.NONE,
                0,
                false,
                null);
    }

    static Verdict abandoned(HungUpBy by) {
        return notConnected(Disposition.ABANDONED, Leg.CALLER, by, HangupCause.NONE);
    }

    /** A machine answered the caller's phone, or a person who did nothing. */
    static Verdict nobodyThere() {
        return notConnected(Disposition.NO_ANSWER, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
    }

    /** The caller asked never to be called again. */
    static Verdict optedOut() {
        return notConnected(Disposition.REJECTED, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
    }

    /** A talk nobody saw anything of. */
    static Verdict talkedUnseen() {
        return new Verdict(
                Disposition.ANSWERED,
                Leg.CALLER,
                HungUpBy.UNKNOWN,
                EndReason.LOST,
                new HangupCause(HangupCause.NORMAL_CLEARING, null),
                0,
                true,
                null);
    }

    Verdict withCause(HangupCause learned) {
        return new Verdict(disposition, leg, hungUpBy, reason, learned, talkMillis, estimated, bridgedAt);
    }

    Verdict asEstimate() {
        return new Verdict(disposition, leg, hungUpBy, reason, cause, talkMillis, true, bridgedAt);
    }

    static EndReason endReason(StopReason reason) {
        return switch (reason) {
            case CANCELLED -> EndReason.CANCELLED;
            case SUSPENDED -> EndReason.SUSPENDED;
            case BLOCKED -> EndReason.BLOCKED;
            case OPERATOR -> EndReason.OPERATOR;
        };
    }
}
