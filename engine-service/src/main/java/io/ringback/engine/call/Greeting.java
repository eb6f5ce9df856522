package io.ringback.engine.call;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.AgiStarted;
import io.ringback.engine.call.Input.HangupRequested;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.List;

/**
 * The caller answered and is greeted, once the dialplan has handed the channel over.
 *
 * @param handedOver whether commands may be sent
 * @param callerAsked whether the caller asked for the end
 * @param setupUntil no callee is dialled after it; a single leg ends then
 */
public record Greeting(Progress progress, boolean handedOver, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallState {
    private static final String COMMAND = "greeting";

    static Greeting awaitingHandOver(Call call, Progress progress, Instant now) {
        var grant = call.order().grant();
        Instant setupUntil = now.plusSeconds(call.announces() ? grant.grantedSeconds() : grant.setupSeconds());
        return new Greeting(progress, false, false, setupUntil, now.plus(Timing.HAND_OVER));
    }

    /** Before the greeting it is found out who answered, where that was asked for. */
    Step handedOver(Call call, Instant now) {
        return call.detectsMachine()
                ? DetectingMachine.begin(progress, setupUntil, now)
                : CheckingCaller.begin(call, progress, callerAsked, setupUntil, now);
    }

    /** The greeting itself. */
    static Step greet(Call call, Progress progress, boolean callerAsked, Instant setupUntil, Instant now) {
        List<String> files = call.prompts().greeting();
        Greeting greeting = new Greeting(progress, true, callerAsked, setupUntil, now.plus(Timing.PROMPT));
        if (files.isEmpty() || call.asks() || call.announces()) {
            return greeting.goOn(call, now);
        }
        return Step.to(greeting).then(new RunAgi(progress.channel(), COMMAND, new AgiCommand.Play(files), null));
    }

    /**
     * As it goes on when the channel is seen after a cut.
     *
     * @param inDialplan whether the dialplan has it; else it is still to be handed over
     */
    Greeting seenAgain(boolean inDialplan, Instant now) {
        boolean handed = handedOver || inDialplan;
        Instant until = now.plus(handed ? Timing.PROMPT : Timing.HAND_OVER);
        return new Greeting(progress, handed, callerAsked, setupUntil, until);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiStarted _ -> handedOver ? Step.to(this) : handedOver(call, now);
            case AgiAnswered answer ->
                answer.command().equals(COMMAND) && (handedOver || !call.examines())
                        ? greeted(call, answer, now)
                        : Step.to(this);
            case LegFact fact -> progress.isCaller(fact.uniqueId()) ? onCaller(fact, now) : Step.to(this);
            case ActionRefused refused -> refused.refuses(COMMAND) ? failed(now) : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? late(call, now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private Step greeted(Call call, AgiAnswered answer, Instant now) {
        return answer.channelGone()
                ? Closing.awaitCaller(progress, null, Verdict.abandoned(HungUpBy.CALLER), now)
                : goOn(call, now);
    }

    private Step onCaller(LegFact fact, Instant now) {
        return switch (fact) {
            case HangupRequested _ -> Step.to(new Greeting(progress, handedOver, true, setupUntil, deadline));
            case HungUp(var at, var _, var cause) ->
                Closing.callerGone(progress, null, verdictOfHangUp(cause), at, cause, now);
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.BridgeLeft _,
                    Input.NeverAgain _ -> Step.to(this);
        };
    }

    /** A switch that hangs up an answered caller before handing over has no such dialplan context. */
    private Verdict verdictOfHangUp(HangupCause cause) {
        if (!handedOver && !callerAsked) {
            return Verdict.notConnected(Disposition.FAILED, Leg.CALLER, HungUpBy.NETWORK, cause);
        }
        return Verdict.abandoned(callerAsked ? HungUpBy.CALLER : HungUpBy.UNKNOWN)
                .withCause(cause);
    }

    private Step late(Call call, Instant now) {
        return handedOver ? goOn(call, now) : failed(now);
    }

    private Step failed(Instant now) {
        return Closing.hangUp(progress, null, failure(), now);
    }

    static Verdict failure() {
        return Verdict.notConnected(Disposition.FAILED, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
    }

    /** A caller who is asked for the destination is greeted by the question itself: any of it may be keyed into. */
    Step goOn(Call call, Instant now) {
        if (call.announces()) {
            return Announcing.begin(call, progress, setupUntil, now);
        }
        if (call.asks()) {
            return Asking.begin(call, progress, setupUntil, now);
        }
        return Hunt.first(call)
                .map(hunt -> PreparingDial.prepare(call, progress, hunt, setupUntil, failure(), now))
                .orElseGet(() -> Closing.farewell(call, progress, null, failure(), now));
    }
}
