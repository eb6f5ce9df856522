package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.AgiStarted;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.OriginateEnded;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import io.ringback.engine.speech.Speech;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * It is decided how the attempt ended; the last prompt is played and the last channels go.
 *
 * @param callee the callee's leg while its end is not known
 * @param callerUp whether the caller's channel is still there
 * @param hangUps how often the caller's hang-up was sent
 */
public record Closing(
        Progress progress,
        @Nullable CalleeLeg callee,
        boolean callerUp,
        Verdict verdict,
        Phase phase,
        int hangUps,
        Instant deadline)
        implements CallState {
    private static final String COMMAND = "closing";

    /** What is waited for. */
    public enum Phase {
        /** The dial command's return, after a talk. */
        RETURNING,
        /** The end of the closing prompt. */
        PLAYING,
        /** The end of the channels. */
        GOING
    }

    /** Ends the caller's channel at once. */
    static Step hangUp(Progress progress, @Nullable CalleeLeg callee, Verdict verdict, Instant now) {
        Instant again = now.plus(Timing.HANG_UP_AGAIN);
        return Step.to(new Closing(progress, callee, true, verdict, Phase.GOING, 1, again))
                .then(new HangUp(progress.channel()));
    }

    /** The caller's channel is going by itself. */
    static Step awaitCaller(Progress progress, @Nullable CalleeLeg callee, Verdict verdict, Instant now) {
        return Step.to(new Closing(progress, callee, true, verdict, Phase.GOING, 0, now.plus(Timing.CAUSE)));
    }

    /** The bridge is over. */
    static Step afterTalk(Progress progress, CalleeLeg callee, Verdict verdict, Instant now) {
        return Step.to(afterTalkState(progress, callee, verdict, now));
    }

    static Closing afterTalkState(Progress progress, CalleeLeg callee, Verdict verdict, Instant now) {
        Phase phase = verdict.hungUpBy() == HungUpBy.CALLER ? Phase.GOING : Phase.RETURNING;
        return new Closing(progress, callee, true, verdict, phase, 0, now.plus(Timing.CAUSE));
    }

    /** Tells the caller how it ended, then hangs up. */
    static Step farewell(Call call, Progress progress, @Nullable CalleeLeg callee, Verdict verdict, Instant now) {
        return farewell(call, progress, callee, verdict, List.of(), now);
    }

    /** @param why what is said before */
    static Step farewell(
            Call call, Progress progress, @Nullable CalleeLeg callee, Verdict verdict, List<String> why, Instant now) {
        return saying(progress, callee, verdict, Speech.joined(why, prompt(call.prompts(), verdict)), now);
    }

    /** Plays this, then hangs up. */
    static Step saying(
            Progress progress, @Nullable CalleeLeg callee, Verdict verdict, List<String> files, Instant now) {
        if (files.isEmpty()) {
            return hangUp(progress, callee, verdict, now);
        }
        Instant until = now.plus(Timing.CLOSING);
        return Step.to(new Closing(progress, callee, true, verdict, Phase.PLAYING, 0, until))
                .then(new SetTimeout(progress.channel(), (int) Timing.CLOSING.toSeconds()))
                .then(new RunAgi(progress.channel(), COMMAND, new AgiCommand.Play(files), null));
    }

    /** The caller's channel is gone; the callee's goes with it. */
    static Step callerGone(
            Progress progress,
            @Nullable CalleeLeg callee,
            Verdict verdict,
            Instant at,
            HangupCause cause,
            Instant now) {
        boolean decides = verdict.leg() == Leg.CALLER && verdict.cause().equals(HangupCause.NONE);
        Verdict known = decides ? verdict.withCause(cause) : verdict;
        Step step = Step.to(new Ended(known.disposition())).emit(at, callerEnded(progress, known, cause));
        if (callee != null && callee.uniqueId() != null && callee.cause() == null) {
            return step.and(
                    Step.to(new Closing(progress, callee, false, known, Phase.GOING, 0, now.plus(Timing.CAUSE))));
        }
        return callee == null
                ? step.and(Ended.after(progress, known, at))
                : step.emit(at, callee.endedWith(known)).and(Ended.after(progress, known, at));
    }

    private static List<String> prompt(Prompts prompts, Verdict verdict) {
        if (verdict.disposition() != Disposition.ANSWERED) {
            return prompts.notConnected(verdict.disposition());
        }
        return verdict.reason() == EndReason.LIMIT ? prompts.timeIsUp() : prompts.otherHungUp();
    }

    private static LegEnded callerEnded(Progress progress, Verdict verdict, HangupCause cause) {
        HungUpBy by = verdict.hungUpBy() == HungUpBy.CALLEE ? HungUpBy.PLATFORM : verdict.hungUpBy();
        Disposition disposition = progress.callerAnswered() ? Disposition.ANSWERED : verdict.disposition();
        return new LegEnded(
                Leg.CALLER, progress.caller().n(), cause.q850(), cause.sip(), disposition, progress.callerRang(), by);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case LegFact fact -> onLeg(fact, now);
            case AgiAnswered answer -> onAnswer(call, answer, now);
            case AgiStarted(var at) -> callerUp ? answeredTooLate(at, now) : Step.to(this);
            case OriginateEnded(var at, var channel, var success, var _) -> {
                if (!callerUp || progress.callerAnswered() || !progress.isCaller(channel)) {
                    yield Step.to(this);
                }
                yield success ? answeredTooLate(at, now) : Step.to(with(Timing.HANG_UPS, now.plus(Timing.CAUSE)));
            }
            case ActionRefused refused ->
                refused.refuses(COMMAND) && phase == Phase.PLAYING ? sendHangUp(now) : Step.to(this);
            case Stop(var _, var reason) -> stopped(reason, now);
            case Tick _ -> due(now) ? tick(now) : Step.to(this);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Input.DialForbidden _, Input.Sighted _, Input.Begin _, Input.Ruling _, Input.Extended _ ->
                Step.to(this);
        };
    }

    /** Who asked never to be called again hears that out, though the number is blocked by then. */
    private Step stopped(StopReason reason, Instant now) {
        boolean saysIt = phase == Phase.PLAYING && reason == StopReason.BLOCKED;
        return phase == Phase.GOING || saysIt ? Step.to(this) : sendHangUp(now);
    }

    private Step onLeg(LegFact fact, Instant now) {
        if (fact instanceof Input.NeverAgain(var at, var channel) && callee != null && callee.is(channel)) {
            return callee.optedOutAt() == null ? Step.to(this).emit(at, callee.optedOut()) : Step.to(this);
        }
        if (fact instanceof HungUp(var at, var channel, var cause)) {
            if (callerUp && progress.isCaller(channel)) {
                return callerGone(progress, callee, verdict, at, cause, now);
            }
            if (callee != null && callee.is(channel)) {
                return calleeGone(callee.withCause(cause), at);
            }
        }
        boolean answered = fact instanceof Input.LegUp && progress.isCaller(fact.uniqueId());
        return answered && callerUp ? answeredTooLate(fact.at(), now) : Step.to(this);
    }

    private Step calleeGone(CalleeLeg ended, Instant at) {
        Step step = Step.to(new Closing(progress, null, callerUp, verdict, phase, hangUps, deadline))
                .emit(at, ended.endedWith(verdict));
        return callerUp ? step : step.and(Ended.after(progress, verdict, at));
    }

    private Step onAnswer(Call call, AgiAnswered answer, Instant now) {
        if (phase == Phase.GOING) {
            return Step.to(this);
        }
        if (answer.channelGone()) {
            return awaitCaller(progress, callee, verdict, now);
        }
        if (phase == Phase.RETURNING) {
            return farewell(call, progress, callee, verdict, now);
        }
        return answer.command().equals(COMMAND) ? sendHangUp(now) : Step.to(this);
    }

    /** A caller who answers while being hung up is hung up again; the answer counts all the same. */
    private Step answeredTooLate(Instant at, Instant now) {
        if (progress.callerAnswered()) {
            return Step.to(this);
        }
        Progress answered = progress.withCallerAnswered(at);
        Instant again = now.plus(Timing.HANG_UP_AGAIN);
        return Step.to(new Closing(answered, callee, true, verdict, Phase.GOING, 1, again))
                .emit(at, new LegAnswered(Leg.CALLER, progress.caller().n()))
                .then(new HangUp(progress.channel()));
    }

    private Step tick(Instant now) {
        if (!callerUp) {
            return callee == null ? Ended.after(progress, verdict, now) : calleeGone(callee, now);
        }
        if (hangUps < Timing.HANG_UPS) {
            return sendHangUp(now);
        }
        CalleeLeg unseen = callee == null || callee.cause() != null ? callee : callee.withCause(HangupCause.NONE);
        return callerGone(progress, unseen, verdict.asEstimate(), now, HangupCause.NONE, now);
    }

    private Step sendHangUp(Instant now) {
        Instant again = now.plus(Timing.HANG_UP_AGAIN);
        return Step.to(new Closing(progress, callee, callerUp, verdict, Phase.GOING, hangUps + 1, again))
                .then(new HangUp(progress.channel()));
    }

    private Closing with(int sent, Instant until) {
        return new Closing(progress, callee, callerUp, verdict, Phase.GOING, sent, until);
    }
}
