package io.ringback.engine.call;

import io.ringback.contracts.CallFact.AttemptQueued;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.engine.call.Input.Begin;
import io.ringback.engine.call.Input.Stop;
import io.ringback.engine.call.Input.Tick;
import io.ringback.engine.speech.Announcements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Accepted; nothing is dialled yet, because its switch is not there, has no room, or another replica has it.
 *
 * @param deadline when the wait is given up
 * @param place in the line before the switch, as it was told last; null if it was told none
 */
public record WaitingSwitch(Instant deadline, @Nullable Integer place) implements CallState {
    /** One that was told no place. */
    public WaitingSwitch(Instant deadline) {
        this(deadline, null);
    }

    /** Is told where it stands in the line. */
    public Step standing(int now, @Nullable Instant eta, Instant at) {
        return Step.to(new WaitingSwitch(deadline, now)).emit(at, new AttemptQueued(now, eta));
    }

    /** The same before another switch, for no longer: its place there is still to be told. */
    public WaitingSwitch elsewhere() {
        return new WaitingSwitch(deadline);
    }

    /** Waits no longer; nothing was dialled. */
    public Step sentAway(DeferReason reason, Instant now) {
        return Ended.deferred(reason, now);
    }

    @Override
    public @Nullable Progress progress() {
        return null;
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return switch (input) {
            case Begin _ -> begin(call, now);
            case Stop(var _, var reason) -> Ended.undialled(Disposition.CANCELLED, Verdict.endReason(reason), now);
            case Tick _ -> due(now) ? Ended.deferred(missing(), now) : Step.to(this);
            case Input.LegFact _,
                    Input.OriginateEnded _,
                    Input.AgiStarted _,
                    Input.AgiAnswered _,
                    Input.ActionRefused _,
                    Input.DialForbidden _,
                    Input.SwitchLost _,
                    Input.Sighted _,
                    Input.Ruling _,
                    Input.Extended _ -> Step.to(this);
        };
    }

    private DeferReason missing() {
        return place == null ? DeferReason.NO_SWITCH : DeferReason.CAPACITY;
    }

    /** Nobody is rung whose call could not go on after the answer. */
    private static Step begin(Call call, Instant now) {
        if (now.isAfter(call.order().expiresAt())) {
            return Ended.deferred(DeferReason.STALE, now);
        }
        if (call.announces() && !Announcements.playable(call.order().announcements())) {
            return Ended.undialled(Disposition.FAILED, EndReason.NOT_CONNECTED, now);
        }
        int route = call.usableRoute(call.order().caller().routes(), 0);
        if (route < 0 || (!call.asks() && !call.announces() && Hunt.first(call).isEmpty())) {
            return Ended.deferred(DeferReason.NO_SWITCH, now);
        }
        return RingingCaller.dial(call, route, 1, false, now);
    }
}
