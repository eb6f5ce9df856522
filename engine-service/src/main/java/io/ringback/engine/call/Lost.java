package io.ringback.engine.call;

import io.ringback.contracts.CallFact.AttemptUnknown;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Sighted;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The switch cannot be seen. The call goes on without us, within the limits the switch itself keeps; nothing is dialled
 * again before it is known what became of it. A stop is taken at once: the channel is hung up when it is seen again.
 *
 * @param before where the call stood
 * @param since when it was last seen
 * @param told whether everyone was told
 * @param missingSince when a fresh connection first did not show it, null while there was none
 */
public record Lost(
        CallState before,
        Instant since,
        boolean told,
        @Nullable Instant missingSince,
        Instant deadline) implements CallState {
    private static final String SENTENCE =
            "Contact with the switch was lost; nobody is rung again before it is known what became of the call.";

    static Step from(Call call, CallState before, Instant now) {
        return Step.to(new Lost(before, now, false, null, now.plus(call.timing().told())));
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case Sighted sighted ->
                sighted.caller().isPresent() ? Resumption.resume(call, this, sighted, now) : missing(call, now);
            case Stop stop -> Step.to(with(before.on(call, stop, now).next()));
            case LegFact fact -> heard(call, fact, now);
            case Input.OriginateEnded ended -> heard(call, ended, now);
            case Tick _ -> due(now) ? tick(call, now) : Step.to(this);
            case Input.AgiStarted _,
                    Input.AgiAnswered _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.SwitchLost _,
                    Input.Begin _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    /** Events may come before the listing does; they are as good as ever. */
    private Step heard(Call call, Input fact, Instant now) {
        Step step = before.on(call, fact, now);
        boolean callerGone = step.next() instanceof Closing closing && !closing.callerUp();
        return callerGone || step.next() instanceof Ended ? step : new Step(with(step.next()), step.effects());
    }

    private Lost with(CallState changed) {
        return new Lost(changed, since, told, missingSince, deadline);
    }

    private Step missing(Call call, Instant now) {
        if (missingSince != null) {
            return Step.to(this);
        }
        return Step.to(new Lost(before, since, told, now, now.plus(call.timing().unknownClosed())));
    }

    private Step tick(Call call, Instant now) {
        if (missingSince != null
                && !now.isBefore(missingSince.plus(call.timing().unknownClosed()))) {
            return close(now);
        }
        Instant forGood = lastPossibleSecond(call).plus(Timing.GONE_FOR_GOOD);
        if (!now.isBefore(forGood)) {
            return close(now);
        }
        Lost waiting = new Lost(before, since, true, missingSince, forGood);
        return told ? Step.to(waiting) : Step.to(waiting).emit(now, new AttemptUnknown(SENTENCE));
    }

    /** After this the switch itself has ended the call, whatever happened. */
    private Instant lastPossibleSecond(Call call) {
        int ring = call.order().caller().ringTimeoutSeconds();
        int setup = call.order().grant().setupSeconds();
        return since.plusSeconds(ring + setup + call.order().grant().grantedSeconds())
                .plus(Timing.CLOSING);
    }

    /** Only what is proven counts. */
    private Step close(Instant now) {
        Progress progress = progressOf(before);
        Verdict verdict = verdictOf(before);
        Step step = Step.to(this);
        CalleeLeg callee = calleeOf(before);
        if (before instanceof Talking) {
            step = step.emit(now, new TalkEnded(verdict.reason(), verdict.talkMillis()));
        }
        if (callee != null) {
            step = step.emit(
                    now,
                    callee.ended(callee.answered() ? Disposition.ANSWERED : Disposition.UNKNOWN, HungUpBy.UNKNOWN));
        }
        if (callerOpen(before)) {
            Disposition disposition = progress.callerAnswered() ? Disposition.ANSWERED : Disposition.UNKNOWN;
            step = step.emit(
                    now,
                    new LegEnded(
                            Leg.CALLER,
                            progress.caller().n(),
                            null,
                            null,
                            disposition,
                            progress.callerRang(),
                            HungUpBy.UNKNOWN));
        }
        Instant answered = progress.callerAnsweredAt();
        Instant end = answered != null && answered.isAfter(since) ? answered : since;
        return step.and(Ended.after(progress, verdict, end));
    }

    private Verdict verdictOf(CallState state) {
        return switch (state) {
            case Talking talking -> talking.lostAt(since);
            case Closing closing -> closing.verdict().asEstimate();
            case RingingCaller _, CallerFailing _, Greeting _, PreparingDial _, RingingCallee _ ->
                new Verdict(
                        Disposition.UNKNOWN, Leg.CALLER, HungUpBy.UNKNOWN, EndReason.LOST, HangupCause.NONE, 0, true);
            case WaitingSwitch _, Lost _, Ended _ -> throw new IllegalStateException("cannot have been lost: " + state);
        };
    }

    private static boolean callerOpen(CallState state) {
        return !(state instanceof Closing closing) || closing.callerUp();
    }

    private static @Nullable CalleeLeg calleeOf(CallState state) {
        return switch (state) {
            case Talking talking -> talking.callee();
            case Closing closing -> closing.callee();
            case RingingCallee ringing -> ringing.callee();
            case RingingCaller _, CallerFailing _, Greeting _, PreparingDial _, WaitingSwitch _, Lost _, Ended _ ->
                null;
        };
    }

    static Progress progressOf(CallState state) {
        return switch (state) {
            case RingingCaller ringing -> ringing.progress();
            case CallerFailing failing -> failing.progress();
            case Greeting greeting -> greeting.progress();
            case PreparingDial preparing -> preparing.progress();
            case RingingCallee ringing -> ringing.progress();
            case Talking talking -> talking.progress();
            case Closing closing -> closing.progress();
            case Lost lost -> progressOf(lost.before());
            case WaitingSwitch _, Ended _ -> throw new IllegalStateException("nothing was dialled: " + state);
        };
    }
}
