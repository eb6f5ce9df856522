package io.ringback.engine.inbound;

import io.ringback.contracts.LineEvent;

/** What is to be done; what is told is durable before anything else is done. */
public sealed interface InboundEffect {
    /** Tells trigger-service. */
    record Tell(LineEvent event) implements InboundEffect {}

    /** Ends the channel as a call that was rejected: nobody answered it. */
    record Drop() implements InboundEffect {}
}
