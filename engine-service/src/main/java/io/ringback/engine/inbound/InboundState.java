package io.ringback.engine.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an inbound call stands.
 *
 * <pre>
 * arrived ─missed line▶ CheckingLine ─worth it▶ Offering ─5: BusyOfferTaken─▶ Parting ─said─▶ Ending
 *    ├─────missed call─────────────────────────────────────────────────────────────▶ Ending ─hung up─▶ Gone
 *    └─────destination to be left──▶ Asking ─keyed─▶ ReadingBack ─heard─▶ Parting ─said─▶ ┘
 *                                      │ ▲ wrong        DestinationLeft      ▲
 *                                      ├─┘                                   │
 *                                      └─no tries left───────────────────────┘
 * </pre>
 *
 * From every state a channel that is gone leads to Gone, and one that does not go on in time to Ending.
 */
public sealed interface InboundState permits Asking, ReadingBack, CheckingLine, Offering, Parting, Ending, Gone {
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
