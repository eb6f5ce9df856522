package io.ringback.trigger.proving;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The short message that tells a code.
 *
 * @param answer of the gateway to the latest try, in a few words; null before the first
 */
@Schema(name = "CodeMessage")
public record CodeMessage(State state, @Nullable String answer) {
    /** How far it is. */
    @Schema(name = "CodeMessageState")
    public enum State {
        /** It is sent, or sent again, until the gateway takes it or the code counts no longer. */
        WAITING,
        /** The gateway has taken it. */
        SENT,
        /** The gateway will not have it. */
        REFUSED,
        /** Nobody took it as long as it was worth sending. */
        GIVEN_UP
    }

    boolean failed() {
        return state == State.REFUSED || state == State.GIVEN_UP;
    }
}
