package io.ringback.engine.inbound;

import io.ringback.contracts.LineEvent.MissedCall;
import io.ringback.engine.inbound.InboundEffect.Tell;
import java.time.Instant;

/** The way in: how an inbound call begins, and how it goes on. */
public final class InboundMachine {
    private InboundMachine() {}

    /** What follows from the arrival. */
    public static InboundStep start(InboundCall call, Instant now) {
        return switch (call.purpose()) {
            case Purpose.AccessCall called ->
                called.asks() ? Asking.begin(call, called, now) : Ending.after(missed(call, called), finish(call, now));
            case Purpose.MissedLine called -> CheckingLine.begin(call, called, now);
        };
    }

    private static Tell missed(InboundCall call, Purpose.AccessCall called) {
        return new Tell(new MissedCall(
                call.eventId(),
                call.at(),
                called.number().sandbox(),
                called.number().number(),
                called.ani()));
    }

    /** A call that everything was told of already, by whoever had the switch before: it only has to end. */
    public static InboundStep finish(InboundCall call, Instant now) {
        return call.answered() ? Ending.hangUp(now) : Ending.drop(now);
    }

    /** What follows from an input. */
    public static InboundStep on(InboundCall call, InboundState state, InboundInput input, Instant now) {
        return state.on(call, input, now);
    }
}
