package io.ringback.engine.inbound;

import java.time.Instant;

/** What an inbound call can be told. */
public sealed interface InboundInput {
    /** The moment a state waited for may have come. */
    record Tick(Instant at) implements InboundInput {}

    /** The channel is gone. */
    record HungUp(Instant at) implements InboundInput {}

    /**
     * The switch did not take an action.
     *
     * @param subject {@link #HANGUP} or the command's name
     */
    record Refused(Instant at, String subject) implements InboundInput {
        public static final String HANGUP = "hangup";

        boolean refusesHangup() {
            return subject.equals(HANGUP);
        }
    }
}
