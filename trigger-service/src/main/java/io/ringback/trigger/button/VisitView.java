package io.ringback.trigger.button;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.trigger.proving.CodeMessage;
import io.ringback.trigger.proving.Way;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a visitor's wish has come.
 *
 * @param visit keeps to the visitor: whoever knows it can look and cancel
 * @param phase CODE while the number is being proven, then CALL
 * @param by how the code is told
 * @param status of the call of this phase; left out where a message tells the code
 * @param message how far that message is; left out where there is none in this phase
 * @param over whether nothing more happens in this phase
 * @param triesLeft wrong codes that are still let pass
 */
@Schema(name = "Visit")
public record VisitView(
        UUID visit,
        Phase phase,
        Way by,
        @Nullable CallbackStatus status,
        CodeMessage.@Nullable State message,
        boolean over,
        int triesLeft) {
    /** Which call it is. */
    public enum Phase {
        /** The number is told a code. */
        CODE,
        /** The visitor is connected. */
        CALL
    }
}
