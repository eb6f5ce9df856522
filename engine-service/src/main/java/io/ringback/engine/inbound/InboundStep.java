package io.ringback.engine.inbound;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param effects in the order they must happen
 */
public record InboundStep(InboundState next, List<InboundEffect> effects) {
    public InboundStep {
        effects = List.copyOf(effects);
    }

    static InboundStep to(InboundState next, InboundEffect... effects) {
        return new InboundStep(next, List.of(effects));
    }
}
