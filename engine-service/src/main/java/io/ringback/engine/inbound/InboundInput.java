package io.ringback.engine.inbound;

import io.ringback.engine.call.Input.AgiAnswered;
import java.time.Instant;

/** What an inbound call can be told. */
public sealed interface InboundInput {
    /** When it was heard of. */
    Instant at();

    /** The moment a state waited for may have come. */
    record Tick(Instant at) implements InboundInput {}

    /** The channel is gone. */
    record HungUp(Instant at) implements InboundInput {}

    /** A command on the channel has come to its end. */
    record Ended(AgiAnswered answer) implements InboundInput {
        @Override
        public Instant at() {
            return answer.at();
        }

        boolean ends(String command) {
            return answer.command().equals(command);
        }
    }

    /** How the line stands that was looked at. */
    record LineSeen(Instant at, LineState state) implements InboundInput {}

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
