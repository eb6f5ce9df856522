package io.ringback.trigger.callback;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;

/**
 * Somebody who is rung if the one before is not reached.
 *
 * @param ringTimeoutSeconds 1 to {@value RingTimeout#MAX_SECONDS}
 */
public record OtherCaller(Party party, int ringTimeoutSeconds) {
    public OtherCaller {
        RingTimeout.check(ringTimeoutSeconds);
    }
}
