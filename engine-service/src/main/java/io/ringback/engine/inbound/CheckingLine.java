package io.ringback.engine.inbound;

import io.ringback.engine.inbound.InboundEffect.LookAt;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import io.ringback.engine.inbound.Purpose.MissedLine;
import java.time.Duration;
import java.time.Instant;

/** The caller waits for an offer while the line is looked at: a busy one may have become free meanwhile. */
record CheckingLine(MissedLine called, Instant deadline) implements InboundState {
    private static final Duration LOOK = Duration.ofSeconds(3);

    static InboundStep begin(InboundCall call, MissedLine called, Instant now) {
        return InboundStep.to(new CheckingLine(called, now.plus(LOOK)), new LookAt(called.line()));
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case LineSeen(var _, var state) -> seen(call, state, now);
            case HungUp _ -> InboundStep.to(new Gone());
            case Refused _ -> Ending.hangUp(now);
            case Tick _ -> due(now) ? Ending.hangUp(now) : InboundStep.to(this);
            case Ended _ -> InboundStep.to(this);
        };
    }

    private InboundStep seen(InboundCall call, LineState state, Instant now) {
        boolean worthWaiting = switch (state) {
            case IN_USE, RINGING -> true;
            // It was free all the time, if nobody answered there; a busy one is free already.
            case FREE -> !called.busy();
            // A busy line can be tried from time to time; that it was used nobody would see.
            case STATELESS -> called.busy();
            case UNAVAILABLE -> false;
        };
        return worthWaiting ? Offering.begin(call, called, now) : Ending.hangUp(now);
    }
}
