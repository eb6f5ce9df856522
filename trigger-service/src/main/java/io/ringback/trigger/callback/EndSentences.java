package io.ringback.trigger.callback;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something ended, in words: who hung up, or what the network said. */
final class EndSentences {
    private EndSentences() {}

    static String of(LegEnded ended) {
        String who = FactMeaning.who(ended.leg());
        String raw = raw(ended.cause(), ended.sip());
        return switch (ended.disposition()) {
            case ANSWERED -> "The call to " + who + " is over: " + hungUp(ended.hungUpBy()) + ".";
            case ABANDONED, CANCELLED -> "The call to " + who + " was given up.";
            case NO_ANSWER,
                    BUSY,
                    REJECTED,
                    UNREACHABLE,
                    INVALID_NUMBER,
                    CONGESTION,
                    FAILED,
                    NO_DESTINATION,
                    DEFERRED,
                    UNKNOWN -> sentence(failure(ended.disposition(), ended.leg()) + raw);
        };
    }

    static String of(AttemptEnded ended) {
        return switch (ended.disposition()) {
            case ANSWERED ->
                talked(ended)
                        ? "Ended after " + seconds(ended.talkMillis()) + " s of talk: " + why(ended) + "."
                        : "Ended: what there was to say was played; " + why(ended) + ".";
            case ABANDONED -> "Ended: the caller hung up before the callee answered.";
            case NO_DESTINATION -> "Ended: the caller named no valid destination.";
            case CANCELLED -> "Ended: " + stopped(ended.endReason()) + ".";
            case DEFERRED -> deferred(ended.deferReason());
            case UNKNOWN -> "Ended: what happened could not be learned.";
            case NO_ANSWER, BUSY, REJECTED, UNREACHABLE, INVALID_NUMBER, CONGESTION, FAILED ->
                "Ended: " + failure(ended.disposition(), ended.leg()) + raw(ended.cause(), ended.sip()) + ".";
        };
    }

    /** A talk that its caller ends is the caller's leg, as an announcement is, which has no talk. */
    private static boolean talked(AttemptEnded ended) {
        return ended.leg() == Leg.CALLEE || ended.talkMillis() > 0 || ended.bridgedAt() != null;
    }

    /** Who hung up is not told by this fact; the end of the leg, which comes next, names them. */
    static String talk(EndReason reason, long talkMillis) {
        String why = reason == EndReason.HANGUP ? "" : "; " + stopped(reason);
        return "They talked for " + seconds(talkMillis) + " s" + why + ".";
    }

    /** The failure of a leg, without a full stop. */
    static String failure(Disposition disposition, Leg leg) {
        String who = FactMeaning.who(leg);
        return switch (disposition) {
            case NO_ANSWER -> who + " did not answer";
            case BUSY -> who + "'s line was busy";
            case REJECTED -> who + " or the network rejected the call";
            case UNREACHABLE -> who + " could not be reached";
            case INVALID_NUMBER -> who + "'s number does not exist";
            case CONGESTION -> "the network to " + who + " was full";
            case FAILED -> "the call to " + who + " failed";
            case ABANDONED -> "the caller hung up before the callee answered";
            case NO_DESTINATION -> "the caller named no valid destination";
            case CANCELLED -> "the call to " + who + " was stopped";
            case DEFERRED -> "nothing was dialled";
            case UNKNOWN -> "what happened to the call to " + who + " could not be learned";
            case ANSWERED -> who + " answered";
        };
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static String why(AttemptEnded ended) {
        return ended.endReason() == EndReason.HANGUP ? hungUp(ended.hungUpBy()) : stopped(ended.endReason());
    }

    private static String hungUp(HungUpBy by) {
        return switch (by) {
            case CALLER -> "the caller hung up";
            case CALLEE -> "the callee hung up";
            case PLATFORM -> "Ringback hung up";
            case NETWORK -> "the network hung up";
            case UNKNOWN -> "who hung up was not seen";
        };
    }

    private static String stopped(EndReason reason) {
        return switch (reason) {
            case HANGUP -> "one of them hung up";
            case LIMIT -> "the time or the money was used up";
            case CANCELLED -> "the callback was cancelled";
            case SUSPENDED -> "the account was suspended or a spending cap was lowered";
            case BLOCKED -> "a number was blocked meanwhile";
            case OPERATOR -> "the operator hung up";
            case LOST -> "the switch lost the call";
            case NOT_CONNECTED -> "it never came to a talk";
        };
    }

    private static String deferred(@Nullable DeferReason reason) {
        return switch (reason) {
            case CAPACITY -> "Nothing was dialled: no line was free in time.";
            case NO_SWITCH -> "Nothing was dialled: no switch could be used.";
            case LINE_BUSY -> "Nothing was dialled: the callee's line is not free.";
            case STALE -> "Nothing was dialled: the authorisation had run out.";
            case null -> "Nothing was dialled.";
        };
    }

    private static String raw(@Nullable Integer cause, @Nullable Integer sip) {
        if (cause == null && sip == null) {
            return "";
        }
        String q850 = cause == null ? "" : "cause " + cause;
        String status = sip == null ? "" : "SIP " + sip;
        return " (" + q850 + (cause == null || sip == null ? "" : ", ") + status + ")";
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
