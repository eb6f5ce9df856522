package io.ringback.engine.call;

import io.ringback.contracts.CallFact.Bridged;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallFact.Recorded;
import io.ringback.contracts.CallFact.TalkEnded;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.Effect.Beep;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.SetTimeout;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.Extended;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Caller and callee hear each other. Three layers end it at the grant: the dial's own limit, the channel's absolute
 * timeout, and this state's deadline.
 *
 * @param askedBy who asked for the end, null while nobody has
 * @param ending why we are ending it, null while we are not
 * @param hangUps how often we have tried
 * @param again when we try again
 */
public record Talking(
        Progress progress,
        CalleeLeg callee,
        Talk talk,
        @Nullable HungUpBy askedBy,
        @Nullable EndReason ending,
        int hangUps,
        @Nullable Instant again)
        implements CallState {
    /** The switch cuts within its tick of the limit, which then looks like an ordinary end. */
    private static final long LIMIT_TOLERANCE_MILLIS = 300;

    /**
     * @param at when the bridge was made, by the switch's clock
     * @param since from when the cut-off counts, by ours
     */
    static Step begin(
            Call call, Progress progress, Hunt hunt, CalleeLeg callee, Instant at, Instant since, Instant now) {
        Grant grant = call.order().grant();
        int limit = call.target(hunt).limitSeconds();
        Talk talk = new Talk(at, since, limit, grant.grantedSeconds(), grant.last(), 0, false, false);
        return Step.to(new Talking(progress, callee, talk, null, null, 0, null))
                .emit(at, new Bridged(callee.dial().n()))
                .then(new SetTimeout(progress.channel(), talk.timeoutSeconds(now)));
    }

    @Override
    public Instant deadline() {
        return again == null ? talk.next() : again;
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case LegFact fact -> onLeg(call, fact, now);
            case AgiAnswered answer ->
                answer.command().equals(callee.command()) ? returned(call, answer, now) : Step.to(this);
            case Extended extended -> extended(extended, now);
            case Stop(var _, var reason) -> stop(reason, now);
            case Tick _ -> due(now) ? tick(now) : Step.to(this);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Ruling _,
                    Input.Begin _ -> Step.to(this);
        };
    }

    private Step onLeg(Call call, LegFact fact, Instant now) {
        boolean caller = progress.isCaller(fact.uniqueId());
        if (!caller && !callee.is(fact.uniqueId())) {
            return Step.to(this);
        }
        return switch (fact) {
            case Input.HangupRequested _ ->
                askedBy != null || ending != null
                        ? Step.to(this)
                        : Step.to(new Talking(
                                progress, callee, talk, caller ? HungUpBy.CALLER : HungUpBy.CALLEE, null, 0, null));
            case Input.BridgeLeft(var at, var _) -> over(at).and(Closing.afterTalk(progress, callee, verdict(at), now));
            case HungUp(var at, var _, var cause) ->
                over(at).and(
                                caller
                                        ? Closing.callerGone(progress, callee, verdict(at), at, cause, now)
                                        : Closing.afterTalkState(progress, callee, verdict(at), now)
                                                .on(call, fact, now));
            case Input.LegBegan _,
                    Input.LegRang _,
                    Input.LegUp _,
                    Input.DialEnded _,
                    Input.BridgeEntered _,
                    Input.NeverAgain _ -> Step.to(this);
        };
    }

    /** The dial came back though nobody was seen to leave the bridge: that event was lost. */
    private Step returned(Call call, AgiAnswered answer, Instant now) {
        Closing closing = Closing.afterTalkState(progress, callee, verdict(answer.at()), now);
        return over(answer.at()).and(closing.on(call, answer, now));
    }

    private Step over(Instant at) {
        return ended(Step.to(this), progress, verdict(at), at);
    }

    /** The end of a talk, and of its recording where there is one. */
    static Step ended(Step step, Progress progress, Verdict verdict, Instant at) {
        Step told = step.emit(at, new TalkEnded(verdict.reason(), verdict.talkMillis()));
        String file = progress.recording();
        return file == null ? told : told.emit(at, new Recorded(file, Math.ceilDiv(verdict.talkMillis(), 1_000L)));
    }

    private Verdict verdict(Instant at) {
        long talked = Ended.millis(talk.bridgedAt(), at);
        long allowed = 1000L * Math.min(talk.limitSeconds(), talk.grantedSeconds());
        if (ending != null) {
            return answered(HungUpBy.PLATFORM, ending, talked);
        }
        if (askedBy != null) {
            return answered(askedBy, EndReason.HANGUP, talked);
        }
        return talked >= allowed - LIMIT_TOLERANCE_MILLIS
                ? answered(HungUpBy.PLATFORM, EndReason.LIMIT, talked)
                : answered(HungUpBy.UNKNOWN, EndReason.HANGUP, talked);
    }

    private Verdict answered(HungUpBy by, EndReason reason, long talkMillis) {
        Leg leg = by == HungUpBy.CALLEE ? Leg.CALLEE : Leg.CALLER;
        HangupCause normal = new HangupCause(HangupCause.NORMAL_CLEARING, null);
        return new Verdict(Disposition.ANSWERED, leg, by, reason, normal, talkMillis, false, talk.bridgedAt());
    }

    /** What is proven of a talk that was last seen then; one whose beginning nobody saw has no earlier proof. */
    Verdict lostAt(Instant seen) {
        Instant from = talk.bridgedAt().isAfter(talk.since()) ? talk.bridgedAt() : talk.since();
        return answered(HungUpBy.UNKNOWN, EndReason.LOST, Ended.millis(from, seen))
                .asEstimate();
    }

    private Step extended(Extended extended, Instant now) {
        if (!talk.asking() || extended.sequence() != talk.sequence() || ending != null) {
            return Step.to(this);
        }
        Talk more = talk.granted(extended.grantedSeconds(), extended.last());
        Step step = Step.to(with(more)).then(new SetTimeout(progress.channel(), more.timeoutSeconds(now)));
        return more.warn() ? step.then(new Beep(progress.channel())) : step;
    }

    private Step stop(StopReason reason, Instant now) {
        return ending == null
                ? Step.to(endingBecause(Verdict.endReason(reason), now)).then(new HangUp(progress.channel()))
                : Step.to(this);
    }

    private Step tick(Instant now) {
        if (ending != null) {
            return hangUpAgain(ending, now);
        }
        if (talk.cutDue(now)) {
            // In this order: a timeout for the closing prompt alone would let the talk go on if we died here.
            return Step.to(endingBecause(EndReason.LIMIT, now))
                    .then(new HangUp(toCut()))
                    .then(new SetTimeout(progress.channel(), (int) Timing.CLOSING.toSeconds()));
        }
        Instant ask = talk.askAt();
        if (ask != null && !now.isBefore(ask)) {
            Talk asked = talk.asked();
            return Step.to(with(asked))
                    .emit(now, new HoldExtensionRequested(asked.sequence(), talk.talkedSeconds(now)));
        }
        return Step.to(with(talk.warned())).then(new Beep(progress.channel()));
    }

    /** First the callee, so that the caller can be told; if that has no effect, the caller. */
    private Step hangUpAgain(EndReason reason, Instant now) {
        if (hangUps >= Timing.HANG_UPS) {
            return over(now).and(Closing.hangUp(progress, callee, verdict(now).asEstimate(), now));
        }
        String channel = reason == EndReason.LIMIT && hangUps < 3 ? toCut() : progress.channel();
        return Step.to(endingBecause(reason, now)).then(new HangUp(channel));
    }

    private String toCut() {
        String uniqueId = callee.uniqueId();
        return uniqueId == null ? progress.channel() : uniqueId;
    }

    private Talking endingBecause(EndReason reason, Instant now) {
        return new Talking(progress, callee, talk, askedBy, reason, hangUps + 1, now.plus(Timing.HANG_UP_AGAIN));
    }

    /** As it goes on after a cut: an answer may have been missed, so what was asked for is asked for again. */
    Talking resumed() {
        return with(talk.unanswered());
    }

    private Talking with(Talk changed) {
        return new Talking(progress, callee, changed, askedBy, ending, hangUps, again);
    }
}
