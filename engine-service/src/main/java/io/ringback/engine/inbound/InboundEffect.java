package io.ringback.engine.inbound;

import io.ringback.contracts.LineEvent;
import io.ringback.contracts.values.Party;
import io.ringback.engine.call.Effect.RunAgi;

/** What is to be done; what is told is durable before anything else is done. */
public sealed interface InboundEffect {
    /** Tells trigger-service. */
    record Tell(LineEvent event) implements InboundEffect {}

    /** Puts a command into the queue of the channel. */
    record Run(RunAgi command) implements InboundEffect {}

    /** Asks the switch how a line stands. */
    record LookAt(Party line) implements InboundEffect {}

    /** Ends a channel that was answered. */
    record HangUp() implements InboundEffect {}

    /** Ends the channel as a call that was rejected: nobody answered it. */
    record Drop() implements InboundEffect {}
}
