package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.OptedOut;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HumanVerdict;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.cause.CauseTable.Reading;
import io.ringback.engine.cause.HangupCause;
import io.ringback.engine.cause.Retry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been learned of one dial of a callee.
 *
 * @param command the command that dials it
 * @param uniqueId its channel, null until the switch reported one
 * @param status the dial's own status, null until it ended; {@link #LEFT} whatever the dial says
 * @param cause how the channel ended, null until it did
 * @param optedOutAt when somebody asked there never to be called again, null if nobody did
 */
record CalleeLeg(
        Dial dial,
        String command,
        @Nullable String uniqueId,
        boolean rang,
        boolean answered,
        @Nullable String status,
        @Nullable HangupCause cause,
        @Nullable Instant optedOutAt) {
    /** Hung up, or was, after answering and while being told or asked something: the dial calls that answered. */
    static final String LEFT = "LEFT";

    static CalleeLeg dialled(Dial dial, String command) {
        return new CalleeLeg(dial, command, null, false, false, null, null, null);
    }

    boolean is(String channel) {
        return channel.equals(uniqueId);
    }

    CalleeLeg withChannel(String channel) {
        return new CalleeLeg(dial, command, channel, rang, answered, status, cause, optedOutAt);
    }

    CalleeLeg withRang() {
        return new CalleeLeg(dial, command, uniqueId, true, answered, status, cause, optedOutAt);
    }

    CalleeLeg withAnswered() {
        return new CalleeLeg(dial, command, uniqueId, rang, true, status, cause, optedOutAt);
    }

    /** Who has left stays so: a dial says of that callee what it says of any who answered. */
    CalleeLeg withStatus(String ended) {
        return left() ? this : new CalleeLeg(dial, command, uniqueId, rang, answered, ended, cause, optedOutAt);
    }

    CalleeLeg withCause(HangupCause learned) {
        return new CalleeLeg(dial, command, uniqueId, rang, answered, status, learned, optedOutAt);
    }

    CalleeLeg withOptedOut(Instant at) {
        return new CalleeLeg(dial, command, uniqueId, rang, answered, status, cause, at);
    }

    OptedOut optedOut() {
        return new OptedOut(Leg.CALLEE, dial.party());
    }

    /** How its channel ended, as far as that was learned. */
    HangupCause known() {
        return cause == null ? HangupCause.NONE : cause;
    }

    /** What somebody was who did not press 1: who pressed another key is a person. */
    HumanVerdict declinedAs() {
        return optedOutAt == null ? HumanVerdict.MACHINE : HumanVerdict.HUMAN;
    }

    /** What somebody is whom the dial takes for one who pressed 1. */
    HumanVerdict acceptedAs() {
        return left() ? HumanVerdict.UNSURE : HumanVerdict.HUMAN;
    }

    /** What it means that nobody talks there. */
    Reading reading(CauseTable causes) {
        if (uniqueId == null) {
            return new Reading(Disposition.UNREACHABLE, Retry.OTHER_TRUNK);
        }
        if (optedOutAt != null) {
            return new Reading(Disposition.REJECTED, Retry.NEVER);
        }
        if (left()) {
            return new Reading(Disposition.REJECTED, Retry.NEVER);
        }
        if (declined()) {
            return new Reading(Disposition.NO_ANSWER, Retry.LONG);
        }
        return answered
                ? new Reading(Disposition.FAILED, Retry.NEVER)
                : causes.read(dial.route().trunk(), known(), rang, ringTimedOut());
    }

    /** Who ended it. */
    HungUpBy endedBy(Disposition disposition) {
        return CallerFailing.endedBy(Leg.CALLEE, disposition, ringTimedOut() || (declined() && optedOutAt == null));
    }

    /** Whether the callee hung up before the two were joined. */
    boolean left() {
        return LEFT.equals(status);
    }

    private boolean declined() {
        return Input.DialEnded.DECLINED.equals(status);
    }

    /** A ring that the dial itself ended leaves no cause. */
    private boolean ringTimedOut() {
        Integer q850 = known().q850();
        return Input.DialEnded.NO_ANSWER.equals(status) && known().sip() == null && (q850 == null || q850 == 0);
    }

    LegEnded ended(Disposition disposition, HungUpBy by) {
        return new LegEnded(Leg.CALLEE, dial.n(), known().q850(), known().sip(), disposition, rang, by);
    }

    /** How this leg ended where the attempt's end took it along. */
    LegEnded endedWith(Verdict verdict) {
        return ended(
                answered ? Disposition.ANSWERED : Disposition.CANCELLED,
                verdict.hungUpBy() == HungUpBy.NETWORK ? HungUpBy.UNKNOWN : verdict.hungUpBy());
    }
}
