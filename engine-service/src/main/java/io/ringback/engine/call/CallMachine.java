package io.ringback.engine.call;

import io.ringback.contracts.values.DeferReason;
import io.ringback.engine.call.Input.Begin;
import java.time.Duration;
import java.time.Instant;

/** The way in: how a call begins, and how it goes on. */
public final class CallMachine {
    private CallMachine() {}

    /** Rings the caller now, or says at once why not. */
    public static Step start(Call call, Instant now) {
        return waiting(now, Duration.ZERO).on(call, new Begin(now), now);
    }

    /** Ends before anything is dialled: it is not to be tried now. */
    public static Step deferred(DeferReason reason, Instant now) {
        return Ended.deferred(reason, now);
    }

    /** A call whose switch is not there yet; nothing is dialled. */
    public static CallState waiting(Instant now, Duration patience) {
        return new WaitingSwitch(now.plus(patience));
    }

    /** What follows from an input. */
    public static Step on(Call call, CallState state, Input input, Instant now) {
        return state.on(call.in(state), input, now);
    }
}
