package io.ringback.engine.inbound;

import io.ringback.contracts.LineEvent.DestinationLeft;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import io.ringback.engine.inbound.Purpose.AccessCall;
import java.time.Instant;

/**
 * The caller hears what was understood. Who hangs up before its end did not mean it: nobody is called back.
 *
 * @param digits what was keyed
 */
record ReadingBack(AccessCall called, String digits, Instant deadline) implements InboundState {
    private static final String COMMAND = "readback";

    static InboundStep begin(InboundCall call, AccessCall called, String digits, Instant now) {
        return InboundStep.to(
                new ReadingBack(called, digits, now.plus(Asking.PROMPT)),
                Asking.run(call, COMMAND, new Play(call.speech().youDialled(digits))));
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case HungUp _ -> InboundStep.to(new Gone());
            case Refused _ -> Ending.hangUp(now);
            case Tick _ -> due(now) ? Ending.hangUp(now) : InboundStep.to(this);
            case Ended ended -> ended(call, ended, now);
            case LineSeen _ -> InboundStep.to(this);
        };
    }

    private InboundStep ended(InboundCall call, Ended ended, Instant now) {
        if (ended.answer().channelGone()) {
            return InboundStep.to(new Gone());
        }
        if (!ended.ends(COMMAND)) {
            return InboundStep.to(this);
        }
        return ended.answer().code() == 200 ? left(call, now) : Ending.hangUp(now);
    }

    /** The promise is made once it will be kept. */
    private InboundStep left(InboundCall call, Instant now) {
        Tell told = new Tell(new DestinationLeft(
                call.eventId(), now, called.number().sandbox(), called.number().number(), called.ani(), digits));
        return Ending.after(told, Parting.say(call, Parting.promise(call), now));
    }
}
