package io.ringback.engine.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing more happens. */
public record Gone() implements InboundState {
    @Override
    public @Nullable Instant deadline() {
        return null;
    }

    @Override
    public InboundStep on(InboundCall call, InboundInput input, Instant now) {
        return InboundStep.to(this);
    }
}
