package io.ringback.engine.call;

import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.call.Input.HungUp;
import io.ringback.engine.call.Input.OriginateEnded;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.SwitchLost;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.cause.CauseTable.Reading;
import io.ringback.engine.cause.HangupCause;
import io.ringback.engine.cause.Retry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The caller was not reached. Cause and originate's answer come in no fixed order; both are waited for, not long.
 *
 * @param cause null until the hang-up came
 * @param timedOut whether our ring timeout ended it
 * @param originateEnded whether originate's answer came
 */
public record CallerFailing(
        Progress progress,
        int route,
        @Nullable HangupCause cause,
        boolean timedOut,
        boolean originateEnded,
        Instant deadline)
        implements CallState {
    /** No other way is tried after a stop. */
    static final int LAST_ROUTE = Integer.MAX_VALUE - 1;

    static Step hungUp(Call call, RingingCaller from, Instant at, HangupCause cause, Instant now) {
        boolean timedOut = from.ringTimeOver(call, now);
        return Step.to(
                new CallerFailing(from.progress(), from.route(), cause, timedOut, false, now.plus(Timing.CAUSE)));
    }

    static Step ended(Call call, RingingCaller from, HangupCause cause, boolean timedOut, Instant now) {
        return new CallerFailing(from.progress(), from.route(), cause, timedOut, true, now).conclude(call, now, now);
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case HungUp(var at, var id, var learned) ->
                progress.isCaller(id) && cause == null
                        ? new CallerFailing(progress, route, learned, timedOut, true, deadline).settle(call, at, now)
                        : Step.to(this);
            case OriginateEnded ended ->
                ended.success() || !progress.isCaller(ended.uniqueId())
                        ? Step.to(this)
                        : new CallerFailing(
                                        progress,
                                        route,
                                        learned(ended),
                                        timedOut || ended.reason() == OriginateEnded.TIMEOUT,
                                        true,
                                        deadline)
                                .settle(call, ended.at(), now);
            case Tick _ -> due(now) ? conclude(call, now, now) : Step.to(this);
            case SwitchLost _ -> Lost.from(call, this, now);
            case Stop _ -> Step.to(onLastWay());
            case Input.LegFact _,
                    Input.AgiStarted _,
                    Input.AgiAnswered _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.Sighted _,
                    Input.Begin _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private @Nullable HangupCause learned(OriginateEnded ended) {
        boolean without = cause != null && !cause.saysWhy();
        return without && ended.frame().saysWhy() ? ended.frame() : cause;
    }

    private Step settle(Call call, Instant at, Instant now) {
        return cause != null && originateEnded ? conclude(call, at, now) : Step.to(this);
    }

    /** The same with no further trunk to try. */
    CallerFailing onLastWay() {
        return new CallerFailing(progress, LAST_ROUTE, cause, timedOut, originateEnded, deadline);
    }

    /** How it ends when the switch is not there for another trunk, with what was learned. */
    Step concludeHere(Call call, Instant at, Instant now) {
        return onLastWay().conclude(call, at, now);
    }

    private Step conclude(Call call, Instant at, Instant now) {
        HangupCause known = cause == null ? HangupCause.NONE : cause;
        Reading reading = known.equals(HangupCause.NONE) && !timedOut && !progress.callerRang()
                ? new Reading(Disposition.UNREACHABLE, Retry.OTHER_TRUNK)
                : call.causes().read(progress.caller().route().trunk(), known, progress.callerRang(), timedOut);
        HungUpBy by = endedBy(Leg.CALLER, reading.disposition(), timedOut);
        LegEnded fact = new LegEnded(
                Leg.CALLER,
                progress.dials(),
                known.q850(),
                known.sip(),
                reading.disposition(),
                progress.callerRang(),
                by);
        Step ended = Step.to(this).emit(at, fact);
        int other = call.usableRoute(call.order().caller().routes(), route + 1);
        boolean again = reading.retry() == Retry.OTHER_TRUNK || reading.retry() == Retry.ONCE;
        if (again && !progress.callerRang() && other >= 0) {
            return ended.and(RingingCaller.dial(call, other, progress.dials() + 1, progress.rang(), now));
        }
        Verdict verdict = Verdict.notConnected(reading.disposition(), Leg.CALLER, by, known);
        return ended.and(Ended.after(progress, verdict, at));
    }

    /** Who ended a leg that was never answered. */
    static HungUpBy endedBy(Leg leg, Disposition disposition, boolean timedOut) {
        if (timedOut) {
            return HungUpBy.PLATFORM;
        }
        return switch (disposition) {
            case BUSY, REJECTED, NO_ANSWER -> leg == Leg.CALLER ? HungUpBy.CALLER : HungUpBy.CALLEE;
            case UNREACHABLE,
                    INVALID_NUMBER,
                    CONGESTION,
                    FAILED,
                    CANCELLED,
                    ANSWERED,
                    ABANDONED,
                    NO_DESTINATION,
                    DEFERRED,
                    UNKNOWN -> HungUpBy.NETWORK;
        };
    }
}
