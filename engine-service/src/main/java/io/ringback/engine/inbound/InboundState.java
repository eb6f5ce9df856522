package io.ringback.engine.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an inbound call stands.
 *
 * <pre>
 * arrived ──MissedCall──▶ Dropping ──hung up──▶ Gone
 * </pre>
 */
public sealed interface InboundState permits Dropping, Gone {
    /** When it wants a {@link InboundInput.Tick}, null for never. */
    @Nullable
    Instant deadline();

    /** What follows from an input that came at this moment of our clock. */
    InboundStep on(InboundCall call, InboundInput input, Instant now);

    /** Whether the deadline has come. */
    default boolean due(Instant now) {
        Instant deadline = deadline();
        return deadline != null && !now.isBefore(deadline);
    }
}
