package io.ringback.engine.call;

import io.ringback.contracts.CallFact.AttemptUnknown;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Sighted;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.Tick;
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
 * @param stop why a call that may be a talk by now is to end, null if it may go on
 */
public record Lost(
        CallState before,
        Instant since,
        boolean told,
        @Nullable Instant missingSince,
        @Nullable StopReason stop,
        Instant deadline)
        implements CallState {
    private static final String SENTENCE =
            "Contact with the switch was lost; nobody is rung again before it is known what became of the call.";

    static Step from(Call call, CallState before, Instant now) {
        return Step.to(
                new Lost(before, now, false, null, null, now.plus(call.timing().told())));
    }

    @Override
    public @Nullable Progress progress() {
        return before.progress();
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case Sighted sighted ->
                sighted.caller().isPresent() ? resume(call, sighted, now) : missing(call, sighted.bootedAt(), now);
            case Stop stop -> stop(call, stop, now);
            case LegFact fact -> heard(call, fact, now);
            case Input.OriginateEnded ended -> heard(call, ended, now);
            case Input.AgiStarted started -> heard(call, started, now);
            case Input.AgiAnswered answer -> missingSince == null ? Step.to(this) : heard(call, answer, now);
            case Input.ActionRefused refused -> notSent(refused, now);
            case Input.Ruling ruling -> heard(call, ruling, now);
            case Tick _ -> due(now) ? tick(call, now) : Step.to(this);
            case Input.DialForbidden _, Input.SwitchLost _, Input.Begin _, Input.Extended _ -> Step.to(this);
        };
    }

    private Step resume(Call call, Sighted sighted, Instant now) {
        return stopped(call, Resumption.resume(call, this, sighted, now), now);
    }

    private Step stopped(Call call, Step step, Instant now) {
        return stop == null ? step : step.and(step.next().on(call, new Stop(now, stop), now));
    }

    /** Caller and callee may be talking by now, which is more than a call that was never connected. */
    private Step stop(Call call, Stop asked, Instant now) {
        if (!(before instanceof RingingCallee)) {
            return Step.to(with(before.on(call, asked, now).next()));
        }
        return Step.to(new Lost(before, since, told, missingSince, stop == null ? asked.reason() : stop, deadline));
    }

    /**
     * Events may come before the listing does; they are as good as ever, but nothing follows from them on the wire
     * before the channel is seen, least of all a dial. Behind the listing an event of the caller's channel shows that it
     * lives after all.
     */
    private Step heard(Call call, Input fact, Instant now) {
        if (missingSince != null && showsCaller(fact)) {
            return stopped(call, seenAgain(now).on(call, fact, now), now);
        }
        CallState onLastWay = onLastWay();
        Step step = onLastWay.on(call, fact, now);
        if (step.equals(Step.to(onLastWay))) {
            return Step.to(this);
        }
        if (step.next() instanceof CallerFailing failing && failing.cause() != null) {
            step = step.and(failing.concludeHere(call, fact.at(), now));
        }
        if (isCallerGone(step.next())) {
            return step;
        }
        Step quiet = Step.to(with(step.next()));
        for (Effect.Emit emit : step.emissions()) {
            quiet = quiet.then(emit);
        }
        return quiet;
    }

    /** A caller's end that was heard needs no list of channels any more. */
    private static boolean isCallerGone(CallState next) {
        return switch (next) {
            case Closing closing -> !closing.callerUp();
            case CallerFailing _, Ended _ -> true;
            case WaitingSwitch _,
                    RingingCaller _,
                    Greeting _,
                    CallerWaits _,
                    Announcing _,
                    RingingCallee _,
                    Talking _,
                    Lost _ -> false;
        };
    }

    private CallState onLastWay() {
        return switch (before) {
            case RingingCaller ringing -> ringing.onLastWay();
            case CallerFailing failing -> failing.onLastWay();
            case WaitingSwitch _,
                    Greeting _,
                    CallerWaits _,
                    Announcing _,
                    RingingCallee _,
                    Talking _,
                    Closing _,
                    Lost _,
                    Ended _ -> before;
        };
    }

    private boolean showsCaller(Input fact) {
        Progress progress = sight().progress();
        return switch (fact) {
            case Input.HungUp _ -> false;
            case Input.DialEnded(var _, var id, var status) ->
                progress.isCaller(id) && status.equals(Input.DialEnded.ANSWER);
            case LegFact leg -> progress.isCaller(leg.uniqueId());
            case Input.OriginateEnded ended -> ended.success() && progress.isCaller(ended.uniqueId());
            case Input.AgiStarted _ -> true;
            case Input.AgiAnswered answer -> !answer.channelGone();
            case Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.SwitchLost _,
                    Input.Begin _,
                    Input.Extended _,
                    Input.Ruling _,
                    Sighted _,
                    Stop _,
                    Tick _ -> false;
        };
    }

    /** A moment that was waited for may long be over. */
    private CallState seenAgain(Instant now) {
        return switch (before) {
            case Greeting greeting -> greeting.seenAgain(false, now);
            case Talking talking -> talking.resumed();
            case WaitingSwitch _,
                    RingingCaller _,
                    CallerFailing _,
                    CallerWaits _,
                    Announcing _,
                    RingingCallee _,
                    Closing _,
                    Lost _,
                    Ended _ -> before;
        };
    }

    private Step notSent(Input.ActionRefused refused, Instant now) {
        boolean originate = refused.unsent() && refused.subject().equals(Input.ActionRefused.ORIGINATE);
        return originate && before instanceof RingingCaller ringing && ringing.isFirstDial()
                ? ringing.unsent(now)
                : Step.to(this);
    }

    private Lost with(CallState changed) {
        return new Lost(changed, since, told, missingSince, stop, deadline);
    }

    /**
     * @param bootedAt when the switch began to run, null if it is not known
     */
    private Step missing(Call call, @Nullable Instant bootedAt, Instant now) {
        if (before instanceof CallerFailing failing) {
            return failing.concludeHere(call, now, now);
        }
        boolean switchBeganAnew = bootedAt != null && bootedAt.isAfter(since);
        if (switchBeganAnew || isSurelyOver() || stop != null) {
            return sight().close(now);
        }
        if (missingSince != null) {
            return Step.to(this);
        }
        return Step.to(
                new Lost(before, since, told, now, stop, now.plus(call.timing().unknownClosed())));
    }

    /** A caller's channel that was up and is not there is gone, and how that ends is known unless a callee was dialled. */
    private boolean isSurelyOver() {
        return sight().progress().callerAnswered() && !(before instanceof RingingCallee);
    }

    private Step tick(Call call, Instant now) {
        if (missingSince != null
                && !now.isBefore(missingSince.plus(call.timing().unknownClosed()))) {
            return sight().close(now);
        }
        Instant forGood = lastPossibleSecond(call).plus(Timing.GONE_FOR_GOOD);
        if (!now.isBefore(forGood)) {
            return sight().close(now);
        }
        Lost waiting = new Lost(before, since, true, missingSince, stop, forGood);
        return told ? Step.to(waiting) : Step.to(waiting).emit(now, new AttemptUnknown(SENTENCE));
    }

    private LastSight sight() {
        return new LastSight(before, since, stop);
    }

    /** After this the switch itself has ended the call, whatever happened. */
    private Instant lastPossibleSecond(Call call) {
        int ring = call.order().caller().ringTimeoutSeconds();
        int setup = call.order().grant().setupSeconds();
        return since.plusSeconds(ring + setup + call.order().grant().grantedSeconds())
                .plus(Timing.CLOSING);
    }
}
