package io.ringback.contracts.values;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; travels with the settlement so that history needs no second source.
 *
 * @param attemptNumber 1 for the first try
 * @param requestedAt when the attempt was requested
 * @param accessNumber the number that was called to ask, if any
 * @param campaign of which the callback is part; null for none
 */
public record RequestFacts(
        int attemptNumber,
        Trigger trigger,
        Script script,
        Party caller,
        @Nullable Party callee,
        @Nullable String accessNumber,
        String language,
        Instant requestedAt,
        @Nullable String campaign) {
    public RequestFacts {
        if (attemptNumber < 1) {
            throw new IllegalArgumentException("attemptNumber must be positive: " + attemptNumber);
        }
    }

    /** Part of no campaign. */
    public RequestFacts(
            int attemptNumber,
            Trigger trigger,
            Script script,
            Party caller,
            @Nullable Party callee,
            @Nullable String accessNumber,
            String language,
            Instant requestedAt) {
        this(attemptNumber, trigger, script, caller, callee, accessNumber, language, requestedAt, null);
    }
}
