package io.ringback.trigger.callback;

import io.ringback.contracts.values.Party;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The destination that was keyed last.
 *
 * @param tryNumber of the menu, from 1
 * @param callee null if it was not admitted
 * @param answered whether rating's answer was seen
 */
public record Keyed(UUID attemptId, int tryNumber, @Nullable Party callee, boolean answered) {
    /** Whether this is the answer to what was keyed last. */
    boolean awaits(UUID attempt, int answeredTry) {
        return !answered && attemptId.equals(attempt) && tryNumber == answeredTry;
    }
}
