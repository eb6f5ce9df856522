package io.ringback.engine.inbound;

import io.ringback.engine.inbound.InboundInput.Ended;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.LineSeen;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The channel was told to end.
 *
 * @param how as an answered call, or as one that was rejected
 * @param times how often it was told
 */
record Ending(InboundEffect how, int times, Instant deadline) implements InboundState {
    /** Between two hang-ups of the same channel. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Until a channel that does not report its end is given up: its own timeout ends it. */
    private static final int MOST = 20;

    /** Nobody answered. */
    static InboundStep drop(Instant now) {
        return first(new InboundEffect.Drop(), now);
    }

    /** It was answered. */
    static InboundStep hangUp(Instant now) {
        return first(new InboundEffect.HangUp(), now);
    }

    private static InboundStep first(InboundEffect how, Instant now) {
        return InboundStep.to(new Ending(how, 1, now.plus(AGAIN)), how);
    }

    /** As this, and something before. */
    static InboundStep after(InboundEffect before, InboundStep ending) {
        List<InboundEffect> effects = new ArrayList<>(List.of(before));
        effects.addAll(ending.effects());
        return new InboundStep(ending.next(), effects);
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case HungUp _ -> InboundStep.to(new Gone());
            // It is gone: nothing else makes a switch refuse a hang-up.
            case Refused refused -> InboundStep.to(refused.refusesHangup() ? new Gone() : this);
            case Tick _ -> due(now) ? again(now) : InboundStep.to(this);
            case Ended _ -> InboundStep.to(this);
            case LineSeen _ -> InboundStep.to(this);
        };
    }

    private InboundStep again(Instant now) {
        return times == MOST
                ? InboundStep.to(new Gone())
                : InboundStep.to(new Ending(how, times + 1, now.plus(AGAIN)), how);
    }
}
