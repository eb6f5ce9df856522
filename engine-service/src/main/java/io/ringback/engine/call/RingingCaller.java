package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiStarted;
import io.ringback.engine.call.Input.DialForbidden;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.OriginateEnded;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.HangupCause;
import java.time.Duration;
import java.time.Instant;

/**
 * The caller's phone is dialled.
 *
 * @param route index of the way to the caller
 * @param began whether the switch reported a channel for it
 * @param deadline when the switch should long have said how it went
 */
public record RingingCaller(Progress progress, int route, boolean began, Instant deadline) implements CallState {
    private static final int AFTER_SETUP_SECONDS = 30;

    static Step dial(Call call, int route, int n, boolean rang, Instant now) {
        CallerLeg leg = call.order().caller();
        Dial dial = call.dial(Leg.CALLER, n, leg.party(), leg.routes().get(route), now);
        int ring = leg.ringTimeoutSeconds();
        Progress progress = Progress.dialling(dial, rang, call.order().acknowledge() != null);
        Instant deadline = now.plusSeconds(ring).plus(Timing.RING_REPORT);
        return Step.to(new RingingCaller(progress, route, false, deadline))
                .emit(now, dialing(call, dial))
                .then(new Originate(
                        dial,
                        call.order().callerIds().callerSees(),
                        call.order().callerIds().callerSeesName(),
                        ring,
                        ring + afterAnswerSeconds(call),
                        ChannelMarks.of(call)));
    }

    /** How long the switch may keep the channel after the answer, until it is told otherwise. */
    private static int afterAnswerSeconds(Call call) {
        return call.announces()
                ? call.order().grant().grantedSeconds() + 1
                : call.order().grant().setupSeconds() + AFTER_SETUP_SECONDS;
    }

    static LegDialing dialing(Call call, Dial dial) {
        return new LegDialing(
                dial.leg(),
                dial.n(),
                dial.party(),
                dial.route().trunk(),
                call.switchId().toString(),
                dial.channelId());
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case LegFact fact -> progress.isCaller(fact.uniqueId()) ? onCaller(call, fact, now) : Step.to(this);
            case OriginateEnded ended ->
                progress.isCaller(ended.uniqueId()) ? onOriginate(call, ended, now) : Step.to(this);
            case AgiStarted(var at) ->
                answered(call, at, now)
                        .and(Greeting.awaitingHandOver(call, answered(at), now).handedOver(call, now));
            case ActionRefused refused -> notOriginated(call, refused, now);
            case DialForbidden(var _, var n, var _) -> n == progress.dials() ? forbidden(now) : Step.to(this);
            case Stop(var _, var reason) -> Closing.hangUp(progress, null, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? silent(now) : Step.to(this);
            case Input.AgiAnswered _, Input.Sighted _, Input.Begin _, Input.Ruling _, Input.Extended _ -> Step.to(this);
        };
    }

    private Step onCaller(Call call, LegFact fact, Instant now) {
        return switch (fact) {
            case Input.LegBegan _ -> Step.to(new RingingCaller(progress, route, true, deadline));
            case Input.LegRang(var at, var _) ->
                progress.callerRang()
                        ? Step.to(this)
                        : Step.to(new RingingCaller(progress.withCallerRang(), route, true, deadline))
                                .emit(at, new LegRinging(Leg.CALLER, progress.dials()));
            case Input.LegUp(var at, var _) -> answered(call, at, now);
            case Input.DialEnded(var at, var _, var status) ->
                status.equals(Input.DialEnded.ANSWER) ? answered(call, at, now) : Step.to(this);
            case Input.HungUp(var at, var _, var cause) -> CallerFailing.hungUp(call, this, at, cause, now);
            case Input.HangupRequested _, Input.BridgeEntered _, Input.BridgeLeft _, Input.NeverAgain _ ->
                Step.to(this);
        };
    }

    private Progress answered(Instant at) {
        return progress.withCallerAnswered(at);
    }

    Step answered(Call call, Instant at, Instant now) {
        return Step.to(Greeting.awaitingHandOver(call, answered(at), now))
                .emit(at, new LegAnswered(Leg.CALLER, progress.dials()));
    }

    private Step onOriginate(Call call, OriginateEnded ended, Instant now) {
        return ended.success() ? answered(call, ended.at(), now) : refused(call, ended, now);
    }

    /** Where no channel is seen there will hardly be a hang-up; but the answer may have overtaken its events. */
    private Step refused(Call call, OriginateEnded ended, Instant now) {
        boolean timedOut = ended.reason() == OriginateEnded.TIMEOUT;
        if (ended.frame().saysWhy()) {
            return CallerFailing.ended(call, this, ended.frame(), timedOut, now);
        }
        Instant until = now.plus(began || progress.callerRang() ? Timing.CAUSE : Timing.OVERTAKEN);
        return Step.to(new CallerFailing(progress, route, null, timedOut, true, until));
    }

    private Step notOriginated(Call call, ActionRefused refused, Instant now) {
        if (!refused.subject().equals(ActionRefused.ORIGINATE)) {
            return Step.to(this);
        }
        return refused.unsent() && isFirstDial()
                ? unsent(now)
                : CallerFailing.ended(call, this, HangupCause.NONE, false, now);
    }

    /** Whether nothing was dialled before, and nothing was heard of this dial. */
    boolean isFirstDial() {
        return progress.dials() == 1 && !began && !progress.callerRang();
    }

    /** The first dial never left, so no phone can have rung: it is no try. */
    Step unsent(Instant now) {
        LegEnded nothing =
                new LegEnded(Leg.CALLER, progress.dials(), null, null, Disposition.DEFERRED, false, HungUpBy.PLATFORM);
        return Step.to(this).emit(now, nothing).and(Ended.deferred(DeferReason.NO_SWITCH, now));
    }

    /** The same with no further trunk to try. */
    RingingCaller onLastWay() {
        return new RingingCaller(progress, CallerFailing.LAST_ROUTE, began, deadline);
    }

    private Step forbidden(Instant now) {
        Verdict verdict = Verdict.notConnected(Disposition.REJECTED, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
        return Closing.callerGone(progress, null, verdict, now, HangupCause.NONE, now);
    }

    /** The switch owes an answer; it may have been lost, so the channel is ended before anything else. */
    private Step silent(Instant now) {
        Verdict verdict = Verdict.notConnected(Disposition.NO_ANSWER, Leg.CALLER, HungUpBy.PLATFORM, HangupCause.NONE);
        return Closing.hangUp(progress, null, verdict, now);
    }

    /** Whether our own ring timeout may have ended it, give or take the switch's tick. */
    boolean ringTimeOver(Call call, Instant now) {
        Duration ring = Duration.ofSeconds(call.order().caller().ringTimeoutSeconds());
        return !now.isBefore(progress.caller().at().plus(ring).minusMillis(200));
    }
}
