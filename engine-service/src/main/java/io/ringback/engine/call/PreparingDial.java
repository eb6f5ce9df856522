package io.ringback.engine.call;

import io.ringback.contracts.values.Target;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
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
        implements CallerWaits {
    private static final String RECORD = "record-";

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
        Step step = recording(call, progress, hunt, command, setupUntil, now);
        String number = call.order().callerIds().calleeSees();
        if (number != null) {
            step = step.then(new RunAgi(progress.channel(), "callerid-" + n, new AgiCommand.SetCallerId(number), null));
        }
        return step.then(new RunAgi(progress.channel(), command, new AgiCommand.SetAbsoluteTimeout(absolute), null));
    }

    /** What was begun for a dial before, or before a cut, is ended: each talk has its own file. */
    private static Step recording(
            Call call, Progress progress, Hunt hunt, String command, Instant setupUntil, Instant now) {
        Instant until = now.plus(Timing.SETTING);
        Progress unrecorded = progress.withRecording(null);
        if (!call.records()) {
            return Step.to(new PreparingDial(unrecorded, hunt, command, false, setupUntil, until));
        }
        int n = progress.dials() + 1;
        List<String> files = call.prompts().recording();
        boolean told = progress.dials() > progress.caller().n() || files.isEmpty();
        Instant patient = told ? until : until.plus(Timing.PROMPT);
        Step step = Step.to(new PreparingDial(unrecorded, hunt, command, false, setupUntil, patient));
        if (!told) {
            step = step.then(new RunAgi(progress.channel(), "consent-" + n, new AgiCommand.Play(files), null));
        }
        return step.then(new RunAgi(progress.channel(), "unrecord-" + n, new AgiCommand.StopRecording(), null))
                .then(new RunAgi(progress.channel(), RECORD + n, new AgiCommand.RecordTalk(call.recordingOf(n)), null));
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
        PreparingDial patient =
                new PreparingDial(preparing.progress, hunt, preparing.command, false, setupUntil, until);
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
    public CallState askedToEnd() {
        return new PreparingDial(progress, hunt, command, true, setupUntil, deadline);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case AgiAnswered answer -> onAnswer(call, answer, now);
            case LegFact fact -> onLeg(fact, now);
            case ActionRefused refused -> refused.refuses(command) ? fail(now) : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? fail(now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private Step onAnswer(Call call, AgiAnswered answer, Instant now) {
        if (answer.command().equals(command)) {
            return answered(call, answer, now);
        }
        int n = progress.dials() + 1;
        boolean records = answer.command().equals(RECORD + n) && answer.code() == 200 && answer.result() == 0;
        // Where the switch cannot record, people talk all the same; that there is no recording shows in the CDR.
        return records
                ? Step.to(new PreparingDial(
                        progress.withRecording(call.recordingOf(n)), hunt, command, callerAsked, setupUntil, deadline))
                : Step.to(this);
    }

    /** Nothing is dialled on a channel that did not take its limit. */
    private Step answered(Call call, AgiAnswered answer, Instant now) {
        if (answer.channelGone()) {
            return channelGone(now);
        }
        if (answer.code() != 200) {
            return Closing.farewell(call, progress, null, Greeting.failure(), now);
        }
        return RingingCallee.dial(call, progress, hunt, setupUntil, now);
    }
}
