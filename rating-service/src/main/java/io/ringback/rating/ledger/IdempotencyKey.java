package io.ringback.rating.ledger;

import io.ringback.edge.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The header under which a request for money may be sent again. */
public final class IdempotencyKey {
    private static final int MAX = 200;

    private IdempotencyKey() {}

    /** @throws io.ringback.edge.problem.ProblemException 400 if it is blank or too long */
    public static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > MAX)) {
            throw Problems.badField("Idempotency-Key", "must have 1 to " + MAX + " characters");
        }
        return key;
    }
}
