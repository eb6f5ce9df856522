package io.ringback.engine.inbound;

import io.ringback.engine.inbound.InboundEffect.Drop;
import io.ringback.engine.inbound.InboundInput.HungUp;
import io.ringback.engine.inbound.InboundInput.Refused;
import io.ringback.engine.inbound.InboundInput.Tick;
import java.time.Duration;
import java.time.Instant;

/**
 * The channel was told to end, unanswered.
 *
 * @param drops how often
 */
record Dropping(int drops, Instant deadline) implements InboundState {
    /** Between two hang-ups of the same channel. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Until a channel that does not report its end is given up: the dialplan's own timeout ends it before. */
    private static final int MOST = 20;

    static InboundStep begin(Instant now) {
        return InboundStep.to(new Dropping(1, now.plus(AGAIN)), new Drop());
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return switch (input) {
            case HungUp _ -> InboundStep.to(new Gone());
            // It is gone: nothing else makes a switch refuse a hang-up.
            case Refused refused -> InboundStep.to(refused.refusesHangup() ? new Gone() : this);
            case Tick _ -> due(now) ? again(now) : InboundStep.to(this);
        };
    }

    private InboundStep again(Instant now) {
        return drops == MOST
                ? InboundStep.to(new Gone())
                : InboundStep.to(new Dropping(drops + 1, now.plus(AGAIN)), new Drop());
    }
}
