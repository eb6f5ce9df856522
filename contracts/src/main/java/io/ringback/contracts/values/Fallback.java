package io.ringback.contracts.values;

import java.util.Set;

/**
 * A further destination the request names.
 *
 * @param party who is rung
 * @param ringTimeoutSeconds 1 to 300
 * @param on outcomes of the one before after which this one is tried; empty means any failure
 */
public record Fallback(Party party, int ringTimeoutSeconds, Set<TargetCondition> on) {
    public Fallback {
        on = TargetCondition.inOrder(on);
        RingTimeout.check(ringTimeoutSeconds);
    }
}
