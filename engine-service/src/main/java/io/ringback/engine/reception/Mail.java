package io.ringback.engine.reception;

import io.ringback.contracts.values.Party;
import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.inbound.Arrival;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.LineState;

/** What a reception is told. */
sealed interface Mail {
    /** A call came in, or is there. */
    record Arrived(AmiSession session, Arrival arrival) implements Mail {}

    /** Something happened to a call. */
    record Told(AmiSession session, String channel, InboundInput input) implements Mail {}

    /** The switch is there. */
    record Up(AmiSession session) implements Mail {}

    /** How a line stands. */
    record Line(AmiSession session, Party line, LineState state) implements Mail {}

    /** The session is over. */
    record Down(AmiSession session) implements Mail {}

    /** The reception is closed. */
    record Close() implements Mail {}
}
