package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.cause.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * What has been learned of one dial of a callee.
 *
 * @param command the command that dials it
 * @param uniqueId its channel, null until the switch reported one
 * @param status the dial's own status, null until it ended
 * @param cause how the channel ended, null until it did
 */
record CalleeLeg(
        Dial dial,
        String command,
        @Nullable String uniqueId,
        boolean rang,
        boolean answered,
        @Nullable String status,
        @Nullable HangupCause cause) {
    static CalleeLeg dialled(Dial dial, String command) {
        return new CalleeLeg(dial, command, null, false, false, null, null);
    }

    boolean is(String channel) {
        return channel.equals(uniqueId);
    }

    CalleeLeg withChannel(String channel) {
        return new CalleeLeg(dial, command, channel, rang, answered, status, cause);
    }

    CalleeLeg withRang() {
        return new CalleeLeg(dial, command, uniqueId, true, answered, status, cause);
    }

    CalleeLeg withAnswered() {
        return new CalleeLeg(dial, command, uniqueId, rang, true, status, cause);
    }

    CalleeLeg withStatus(String ended) {
        return new CalleeLeg(dial, command, uniqueId, rang, answered, ended, cause);
    }

    CalleeLeg withCause(HangupCause learned) {
        return new CalleeLeg(dial, command, uniqueId, rang, answered, status, learned);
    }

    LegEnded ended(Disposition disposition, HungUpBy by) {
        HangupCause known = cause == null ? HangupCause.NONE : cause;
        return new LegEnded(Leg.CALLEE, dial.n(), known.q850(), known.sip(), disposition, rang, by);
    }

    /** How this leg ended where the attempt's end took it along. */
    LegEnded endedWith(Verdict verdict) {
        return ended(
                answered ? Disposition.ANSWERED : Disposition.CANCELLED,
                verdict.hungUpBy() == HungUpBy.NETWORK ? HungUpBy.UNKNOWN : verdict.hungUpBy());
    }
}
