package io.ringback.engine.inbound;

import io.ringback.engine.inbound.InboundEffect.Tell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The way in: how an inbound call begins, and how it goes on. */
public final class InboundMachine {
    private InboundMachine() {}

    /** What follows from the arrival. */
    public static InboundStep start(InboundCall call, Instant now) {
        InboundStep dropping = Dropping.begin(now);
        List<InboundEffect> effects = new ArrayList<>(List.of(new Tell(call.missed())));
        effects.addAll(dropping.effects());
        return new InboundStep(dropping.next(), effects);
    }

    /** A call that everything was told of already, by whoever had the switch before: it only has to end. */
    public static InboundStep finish(Instant now) {
        return Dropping.begin(now);
    }

    /** What follows from an input. */
    public static InboundStep on(InboundCall call, InboundState state, InboundInput input, Instant now) {
        return state.on(call, input, now);
    }
}
