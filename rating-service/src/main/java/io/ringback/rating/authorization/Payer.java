package io.ringback.rating.authorization;

import io.ringback.contracts.AccountSnapshot.Status;
import java.util.Set;
import java.util.UUID;

/**
 * What a decision needs to know of the account that pays, as it is within the deciding transaction.
 *
 * @param balanceMicros by the ledger, holds not counted
 * @param heldMicros what running calls may still cost
 * @param overdraftMicros how far balance less holds may fall below zero
 * @param concurrency calls at once
 * @param liveCalls holds that are open
 * @param minimumTalkSeconds least talk that must be affordable
 * @param callerNumbers E.164 numbers that are registered and active
 */
public record Payer(
        UUID id,
        Status status,
        String currency,
        long balanceMicros,
        long heldMicros,
        long overdraftMicros,
        int concurrency,
        int liveCalls,
        int minimumTalkSeconds,
        String language,
        Set<String> callerNumbers) {
    public Payer {
        callerNumbers = Set.copyOf(callerNumbers);
    }

    /** What may still be held, millionths. */
    public long availableMicros() {
        return balanceMicros - heldMicros + overdraftMicros;
    }

    /** The same account with this much more to spend, as if a hold of its own were given back. */
    public Payer withoutHold(long micros) {
        return new Payer(
                id,
                status,
                currency,
                balanceMicros,
                heldMicros - micros,
                overdraftMicros,
                concurrency,
                liveCalls - 1,
                minimumTalkSeconds,
                language,
                callerNumbers);
    }
}
