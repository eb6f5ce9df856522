package io.ringback.engine.inbound;

import io.ringback.contracts.LineEvent.BusyOfferTaken;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.inbound.InboundEffect.Tell;
import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import io.ringback.engine.inbound.Purpose.MissedLine;
import io.ringback.engine.speech.Prompt;
import java.time.Instant;

/** The caller hears the offer: 5 takes it, anything else does not. */
record Offering(MissedLine called, Instant deadline) implements InboundState {
    private static final String OFFER = "offer";
    private static final String TAKEN = "taken";
    private static final String YES = "5";
    private static final int WAIT_SECONDS = 5;

    static InboundStep begin(InboundCall call, MissedLine called, Instant now) {
        return InboundStep.to(
                new Offering(called, now.plus(Asking.PROMPT).plusSeconds(WAIT_SECONDS)),
                Asking.run(call, "patience", new AwaitKey(WAIT_SECONDS)),
                Asking.run(
                        call,
                        OFFER,
                        new ReadKeys(call.speech().say(called.busy() ? Prompt.BUSY_OFFER : Prompt.NO_REPLY_OFFER), 1)),
                Asking.run(call, TAKEN, new GetKeys()));
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
        if (ended.ends(OFFER) && Asking.notUnderstood(ended)) {
            return Ending.hangUp(now);
        }
        if (!ended.ends(TAKEN)) {
            return InboundStep.to(this);
        }
        return ended.answer().text().equals(YES) ? taken(call, now) : Ending.hangUp(now);
    }

    private InboundStep taken(InboundCall call, Instant now) {
        Tell told = new Tell(new BusyOfferTaken(
                call.eventId(), now, called.sandbox(), called.waiter(), called.line(), called.busy()));
        Prompt thanks = called.busy() ? Prompt.BUSY_OFFER_TAKEN : Prompt.NO_REPLY_OFFER_TAKEN;
        return Ending.after(told, Parting.say(call, call.speech().say(thanks), now));
    }
}
