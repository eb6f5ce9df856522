package io.ringback.rating.balance;

import io.ringback.rating.authorization.Payer;
import java.util.List;
import java.util.Map;

/**
 * What the end of a call means for its account.
 *
 * @param holdOpen false if the hold was given back before, or none was taken: in the sandbox
 * @param heldMicros what was held for it, millionths
 * @param reserved what it reserved of capped destinations
 * @param chargedMicros what it costs; counts to the spend caps' hour and day
 * @param chargedTo the capped destinations it counts to
 */
public record Ending(
        boolean holdOpen, long heldMicros, Map<String, Long> reserved, long chargedMicros, List<String> chargedTo) {
    public Ending {
        reserved = Map.copyOf(reserved);
        chargedTo = List.copyOf(chargedTo);
    }

    /** Whoever pays, once the call is over: what was held is free again, and what it cost counts to the spend caps. */
    Payer endedFor(Payer payer) {
        return (holdOpen ? payer.withoutCall(heldMicros, reserved) : payer).charged(chargedMicros, chargedTo);
    }
}
