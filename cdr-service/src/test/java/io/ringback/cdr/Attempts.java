package io.ringback.cdr;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.AttemptUnknown;
import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.CallFact.Recorded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attempts the tests speak of. */
public final class Attempts {
    private Attempts() {}

    /** A minute of talk, ended by the callee. */
    public static Attempt answered(UUID account) {
        return answered(account, Attempt.BEGIN);
    }

    public static Attempt answered(UUID account, Instant begin) {
        return callerAnswered(account, begin)
                .after(12, dialing(2, Leg.CALLEE, Attempt.CALLEE))
                .after(13, new LegRinging(Leg.CALLEE, 2))
                .after(20, new LegAnswered(Leg.CALLEE, 2))
                .after(20, new Bridged(2))
                .after(80, new TalkEnded(EndReason.HANGUP, 59_980))
                .after(80, ended(Leg.CALLEE, 2, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLEE))
                .after(81, ended(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.PLATFORM))
                .after(81, end(Disposition.ANSWERED, Leg.CALLEE, HungUpBy.CALLEE, EndReason.HANGUP, 16, 59_980, false))
                .settled(60);
    }

    /** A minute of talk that was recorded. */
    public static Attempt recorded(UUID account, String file) {
        return callerAnswered(account, Attempt.BEGIN)
                .after(12, dialing(2, Leg.CALLEE, Attempt.CALLEE))
                .after(20, new LegAnswered(Leg.CALLEE, 2))
                .after(20, new Bridged(2))
                .after(80, new TalkEnded(EndReason.HANGUP, 59_980))
                .after(80, new Recorded(file, 60))
                .after(80, ended(Leg.CALLEE, 2, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLEE))
                .after(81, ended(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.PLATFORM))
                .after(81, end(Disposition.ANSWERED, Leg.CALLEE, HungUpBy.CALLEE, EndReason.HANGUP, 16, 59_980, false))
                .settled(60);
    }

    public static Attempt callerBusy(UUID account) {
        return callerBusy(account, Attempt.BEGIN);
    }

    public static Attempt callerBusy(UUID account, Instant begin) {
        return Attempt.ofAccount(account, begin)
                .after(2, dialing(1, Leg.CALLER, Attempt.CALLER))
                .after(3, ended(Leg.CALLER, 1, 17, 486, Disposition.BUSY, false, HungUpBy.CALLER))
                .after(3, end(Disposition.BUSY, Leg.CALLER, HungUpBy.CALLER, EndReason.NOT_CONNECTED, 17, 0, false))
                .settled(0);
    }

    public static Attempt refused(UUID account) {
        return Attempt.ofAccount(account).refused(RefusalReason.NO_MONEY);
    }

    /** Withdrawn before anything was dialled. */
    public static Attempt cancelled(UUID account) {
        return Attempt.ofAccount(account)
                .after(
                        2,
                        new AttemptEnded(
                                Disposition.CANCELLED,
                                null,
                                Leg.CALLER,
                                HungUpBy.PLATFORM,
                                EndReason.CANCELLED,
                                null,
                                null,
                                false,
                                false,
                                null,
                                0,
                                0,
                                false))
                .settled(0);
    }

    /** The first target does not answer, the second talks for a minute until the caller hangs up. */
    public static Attempt hunted(UUID account) {
        return callerAnswered(account, Attempt.BEGIN)
                .after(12, dialing(2, Leg.CALLEE, Attempt.CALLEE))
                .after(13, new LegRinging(Leg.CALLEE, 2))
                .after(33, ended(Leg.CALLEE, 2, 19, null, Disposition.NO_ANSWER, true, HungUpBy.PLATFORM))
                .after(33, dialing(3, Leg.CALLEE, Attempt.OTHER_CALLEE))
                .after(35, new LegRinging(Leg.CALLEE, 3))
                .after(40, new LegAnswered(Leg.CALLEE, 3))
                .after(40, new Bridged(3))
                .after(100, new TalkEnded(EndReason.HANGUP, 60_000))
                .after(100, ended(Leg.CALLER, 1, 16, null, Disposition.ANSWERED, true, HungUpBy.CALLER))
                .after(100, ended(Leg.CALLEE, 3, 16, null, Disposition.ANSWERED, true, HungUpBy.PLATFORM))
                .after(100, end(Disposition.ANSWERED, Leg.CALLEE, HungUpBy.CALLER, EndReason.HANGUP, 16, 60_000, false))
                .settled(60);
    }

    /** The switch was lost in mid-talk: only thirty seconds are proven. */
    public static Attempt estimated(UUID account) {
        return callerAnswered(account, Attempt.BEGIN)
                .after(12, dialing(2, Leg.CALLEE, Attempt.CALLEE))
                .after(20, new LegAnswered(Leg.CALLEE, 2))
                .after(20, new Bridged(2))
                .after(50, new AttemptUnknown("contact with the switch was lost"))
                .after(90, end(Disposition.ANSWERED, Leg.CALLEE, HungUpBy.UNKNOWN, EndReason.LOST, null, 30_000, true))
                .settledByEstimate(30);
    }

    private static Attempt callerAnswered(UUID account, Instant begin) {
        return Attempt.ofAccount(account, begin)
                .after(2, dialing(1, Leg.CALLER, Attempt.CALLER))
                .after(3, new LegRinging(Leg.CALLER, 1))
                .after(4, new LegRinging(Leg.CALLER, 1))
                .after(10, new LegAnswered(Leg.CALLER, 1));
    }

    public static LegDialing dialing(int n, Leg leg, Party party) {
        return new LegDialing(leg, n, party, "sim", "switch-1", "rb-test-" + leg + "-" + n);
    }

    private static LegEnded ended(
            Leg leg, int n, Integer cause, @Nullable Integer sip, Disposition how, boolean rang, HungUpBy by) {
        return new LegEnded(leg, n, cause, sip, how, rang, by);
    }

    private static AttemptEnded end(
            Disposition how,
            Leg leg,
            HungUpBy by,
            EndReason reason,
            @Nullable Integer cause,
            long talkMillis,
            boolean estimated) {
        boolean answered = how == Disposition.ANSWERED;
        return new AttemptEnded(
                how,
                null,
                leg,
                by,
                reason,
                cause,
                cause != null && cause == 17 ? 486 : null,
                answered,
                true,
                null,
                answered ? 71_000 : 0,
                talkMillis,
                estimated);
    }
}
