package io.ringback.engine.call;

import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Target;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.HangupRequested;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The caller's channel gets its limit for the next dial; the dial is sent only when that has answered.
 *
 * @param command the setting that is waited for
 */
public record PreparingDial(
        Progress progress, Hunt hunt, String command, boolean callerAsked, Instant setupUntil, Instant deadline)
        implements CallState {

    /**
     * @param otherwise how the attempt ends if the set-up time is used up
     */
    static Step prepare(Call call, Progress progress, Hunt hunt, Instant setupUntil, Verdict otherwise, Instant now) {
        if (!now.isBefore(setupUntil)) {
            return Closing.farewell(call, progress, null, otherwise, now);
        }
        int n = progress.dials() + 1;
        int absolute = ringSeconds(call.target(hunt), setupUntil, now)
                + call.order().grant().grantedSeconds()
                + 1;
        String command = "limit-" + n;
        Step step = Step.to(new PreparingDial(progress, hunt, command, false, setupUntil, now.plus(Timing.SETTING)));
        String number = call.order().callerIds().calleeSees();
        if (number != null) {
            step = step.then(new RunAgi(progress.channel(), "callerid-" + n, new AgiCommand.SetCallerId(number), null));
        }
        return step.then(new RunAgi(progress.channel(), command, new AgiCommand.SetAbsoluteTimeout(absolute), null));
    }

    /** The same behind the word how long may be talked. */
    static Step afterTalkTime(Call call, Progress progress, Hunt hunt, Instant setupUntil, Instant now) {
        List<String> files = MenuVoice.of(call).talkTime(talkSeconds(call, hunt));
        Step step = prepare(call, progress, hunt, setupUntil, Greeting.failure(), now);
        if (!(step.next() instanceof PreparingDial preparing)) {
            return step;
        }
        RunAgi told =
                new RunAgi(progress.channel(), "talktime-" + (progress.dials() + 1), new AgiCommand.Play(files), null);
        // The number is perhaps still being read back, and the command waited for stands behind both.
        Instant until = preparing.deadline.plus(Timing.PROMPT);
        PreparingDial patient = new PreparingDial(progress, hunt, preparing.command, false, setupUntil, until);
        return Step.to(patient).then(told).and(new Step(patient, step.effects()));
    }

    private static int talkSeconds(Call call, Hunt hunt) {
        return call.target(hunt).limitSeconds();
    }

    /** Nobody rings longer than the set-up time that is left. */
    static int ringSeconds(Target target, Instant setupUntil, Instant now) {
        long left = Math.max(1, Duration.between(now, setupUntil).toSeconds());
        return (int) Math.min(target.ringTimeoutSeconds(), left);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> answer.command().equals(command) ? answered(call, answer, now) : Step.to(this);
            case LegFact fact -> progress.isCaller(fact.uniqueId()) ? onCaller(fact, now) : Step.to(this);
            case ActionRefused refused ->
                refused.refuses(command) ? Closing.hangUp(progress, null, Greeting.failure(), now) : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? Closing.hangUp(progress, null, Greeting.failure(), now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    /** Nothing is dialled on a channel that did not take its limit. */
    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return Closing.awaitCaller(progress, null, abandoned(), now);
        }
        if (answer.code() != 200) {
            return Closing.farewell(call, progress, null, Greeting.failure(), now);
        }
        return RingingCallee.dial(call, progress, hunt, setupUntil, now);
    }

    private Step onCaller(LegFact fact, Instant now) {
        return switch (fact) {
            case HangupRequested _ -> Step.to(new PreparingDial(progress, hunt, command, true, setupUntil, deadline));
            case HungUp(var at, var _, var cause) ->
                Closing.callerGone(progress, null, abandoned().withCause(cause), at, cause, now);
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.BridgeLeft _ -> Step.to(this);
        };
    }

    private Verdict abandoned() {
        return Verdict.abandoned(callerAsked ? HungUpBy.CALLER : HungUpBy.UNKNOWN);
    }
}
