package io.ringback.engine.call;

import io.ringback.contracts.CallFact.HumanChecked;
import io.ringback.contracts.CallFact.LegAnswered;
import io.ringback.contracts.CallFact.LegRinging;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Target;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.Effect.HangUp;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Input.DialForbidden;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.LegFact;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.CauseTable.Reading;
import io.ringback.engine.cause.Retry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callee's phone is dialled while the caller waits.
 *
 * @param callerAsked whether the caller asked for the end
 * @param bridging the one of the two that is in the bridge already, null if neither is
 * @param returned whether the dial command has come back; then only the callee's cause is waited for
 */
public record RingingCallee(
        Progress progress,
        Hunt hunt,
        CalleeLeg callee,
        boolean callerAsked,
        @Nullable String bridging,
        boolean returned,
        Instant setupUntil,
        Instant deadline)
        implements CallState {
    static Step dial(Call call, Progress progress, Hunt hunt, Instant setupUntil, Instant now) {
        Target target = call.target(hunt);
        int n = progress.dials() + 1;
        Dial dial = call.dial(Leg.CALLEE, n, target.party(), call.route(hunt), now);
        int ring = PreparingDial.ringSeconds(target, setupUntil, now);
        Introduction before = Introduction.of(call, progress);
        String command = "dial-" + n;
        Instant deadline = now.plusSeconds(ring).plus(before.length()).plus(Timing.RING_REPORT);
        CalleeLeg callee = CalleeLeg.dialled(dial, command);
        return Step.to(new RingingCallee(progress.withDial(n), hunt, callee, false, null, false, setupUntil, deadline))
                .emit(now, RingingCaller.dialing(call, dial))
                .then(new RunAgi(
                        progress.channel(),
                        command,
                        new DialCallee(
                                dial.route(),
                                ring,
                                target.limitSeconds(),
                                call.order().warnings(),
                                before.announced(),
                                before.confirm()),
                        dial));
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case LegFact fact ->
                progress.isCaller(fact.uniqueId()) ? onCaller(call, fact, now) : onOther(call, fact, now);
            case AgiAnswered answer ->
                answer.command().equals(callee.command()) ? returned(call, answer, now) : Step.to(this);
            case ActionRefused refused ->
                refused.refuses(callee.command())
                        ? Closing.hangUp(progress, callee, Greeting.failure(), now)
                        : Step.to(this);
            case DialForbidden(var at, var n, var _) ->
                n == callee.dial().n()
                        ? goOn(call, new Reading(Disposition.REJECTED, Retry.NEVER), HungUpBy.PLATFORM, at, now)
                        : Step.to(this);
            case Stop(var _, var reason) -> end(call, Verdict.stopped(reason), now);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Tick _ -> due(now) ? late(call, now) : Step.to(this);
            case Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private Step onCaller(Call call, LegFact fact, Instant now) {
        return switch (fact) {
            case Input.BridgeEntered(var at, var id) -> entered(call, id, at, now);
            case Input.BridgeLeft _ -> Step.to(with(callee, null));
            case Input.HangupRequested _ ->
                new RingingCallee(progress, hunt, callee, true, bridging, returned, setupUntil, deadline)
                        .releaseCallee(call);
            case HungUp(var at, var _, var cause) ->
                Closing.callerGone(progress, callee, abandoned().withCause(cause), at, cause, now);
            case Input.LegBegan _, Input.LegRang _, Input.LegUp _, Input.DialEnded _, Input.NeverAgain _ ->
                Step.to(this);
        };
    }

    private Step onOther(Call call, LegFact fact, Instant now) {
        if (callee.uniqueId() == null && fact instanceof Input.LegBegan(var _, var channel)) {
            return Step.to(with(callee.withChannel(channel), bridging));
        }
        if (!callee.is(fact.uniqueId())) {
            return Step.to(this);
        }
        return switch (fact) {
            case Input.LegRang(var at, var _) ->
                callee.rang()
                        ? Step.to(this)
                        : Step.to(rang())
                                .emit(
                                        at,
                                        new LegRinging(Leg.CALLEE, callee.dial().n()));
            case Input.LegUp(var at, var _) -> answered(at);
            case Input.DialEnded(var at, var _, var status) -> dialEnded(call, status, at);
            case Input.BridgeEntered(var at, var id) -> entered(call, id, at, now);
            case Input.NeverAgain(var at, var _) -> neverAgain(at);
            case HungUp(var at, var _, var cause) -> calleeHungUp(call, callee.withCause(cause), at, now);
            case Input.HangupRequested _ ->
                listens(call) ? Step.to(with(callee.withStatus(CalleeLeg.LEFT), bridging)) : Step.to(this);
            case Input.BridgeLeft _, Input.LegBegan _ -> Step.to(this);
        };
    }

    private RingingCallee with(CalleeLeg changed, @Nullable String inBridge) {
        return new RingingCallee(progress, hunt, changed, callerAsked, inBridge, returned, setupUntil, deadline);
    }

    private RingingCallee rang() {
        return new RingingCallee(
                progress.withCalleeRang(),
                hunt,
                callee.withRang(),
                callerAsked,
                bridging,
                returned,
                setupUntil,
                deadline);
    }

    private Step answered(Instant at) {
        return callee.answered()
                ? Step.to(this)
                : Step.to(with(callee.withAnswered(), bridging))
                        .emit(at, new LegAnswered(Leg.CALLEE, callee.dial().n()));
    }

    private Step neverAgain(Instant at) {
        return callee.optedOutAt() == null
                ? Step.to(with(callee.withOptedOut(at), bridging)).emit(at, callee.optedOut())
                : Step.to(this);
    }

    private Step dialEnded(Call call, String status, Instant at) {
        Step step = status.equals(Input.DialEnded.ANSWER) ? answered(at) : Step.to(this);
        CalleeLeg ended = ((RingingCallee) step.next()).callee;
        step = step.and(Step.to(with(ended.withStatus(status), bridging)));
        if (!call.order().confirm()) {
            return step;
        }
        return switch (status) {
            case Input.DialEnded.ANSWER ->
                step.emit(at, new HumanChecked(Leg.CALLEE, callee.dial().n(), ended.acceptedAs()));
            case Input.DialEnded.DECLINED ->
                step.emit(at, new HumanChecked(Leg.CALLEE, callee.dial().n(), callee.declinedAs()));
            default -> step;
        };
    }

    /** Whether the callee has answered and is told or asked something before they are joined. */
    private boolean listens(Call call) {
        return callee.answered() && Introduction.of(call, progress).given();
    }

    /** A switch goes on telling and asking a callee whose caller is gone. */
    private Step releaseCallee(Call call) {
        String channel = callee.uniqueId();
        return channel == null || !listens(call)
                ? Step.to(this)
                : Step.to(with(callee.withStatus(CalleeLeg.LEFT), bridging)).then(new HangUp(channel));
    }

    private Step end(Call call, Verdict verdict, Instant now) {
        return releaseCallee(call).and(Closing.hangUp(progress, callee, verdict, now));
    }

    /** The second of the two to enter makes the bridge, but for one who has left before it. */
    private Step entered(Call call, String who, Instant at, Instant now) {
        if (callee.left() || (callerAsked && listens(call))) {
            return Step.to(this);
        }
        if (bridging == null || bridging.equals(who)) {
            return Step.to(with(callee, who));
        }
        return answered(at).and(Talking.begin(call, progress, hunt, callee.withAnswered(), at, now, now));
    }

    private Step calleeHungUp(Call call, CalleeLeg ended, Instant at, Instant now) {
        return returned ? with(ended, bridging).conclude(call, at, now) : Step.to(with(ended, bridging));
    }

    private Step returned(Call call, AgiAnswered answer, Instant now) {
        boolean calleeLeft = callee.left() && !callerAsked;
        if (answer.channelGone() && !calleeLeft) {
            return Closing.awaitCaller(progress, callee, abandoned(), now);
        }
        // One who left during the announcement is reported gone only with the caller, as whom the dial speaks of him.
        if (callee.uniqueId() == null || callee.cause() != null || answer.channelGone()) {
            return conclude(call, answer.at(), now);
        }
        return Step.to(new RingingCallee(
                progress, hunt, callee, callerAsked, bridging, true, setupUntil, now.plus(Timing.CAUSE)));
    }

    private Step late(Call call, Instant now) {
        return returned ? conclude(call, now, now) : end(call, Greeting.failure(), now);
    }

    private Step conclude(Call call, Instant at, Instant now) {
        Reading reading = callee.reading(call.causes());
        return goOn(call, reading, callee.endedBy(reading.disposition()), at, now);
    }

    /** The next trunk or target, or the closing prompt for this outcome. */
    Step goOn(Call call, Reading reading, HungUpBy by, Instant at, Instant now) {
        Verdict verdict = Verdict.notConnected(reading.disposition(), Leg.CALLEE, by, callee.known());
        Step ended = Step.to(this).emit(at, callee.ended(reading.disposition(), by));
        if (callee.answered() && !call.order().confirm()) {
            // Somebody took the call; who else rings now would be rung on top of that.
            return ended.and(Closing.farewell(call, progress, null, verdict, now));
        }
        return hunt.next(call, reading.disposition(), reading.retry(), callee.rang())
                .map(next -> ended.and(PreparingDial.prepare(call, progress, next, setupUntil, verdict, now)))
                .orElseGet(() -> ended.and(Closing.farewell(call, progress, null, verdict, now)));
    }

    private Verdict abandoned() {
        return Verdict.abandoned(callerAsked ? HungUpBy.CALLER : HungUpBy.UNKNOWN);
    }
}
