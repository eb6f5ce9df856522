package io.ringback.rating.authorization;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
 * @param callerIds what each side sees
 * @param caps what its spend caps leave
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
        Set<String> callerNumbers,
        CallerIdPolicy callerIds,
        CapRoom caps) {
    public Payer {
        callerNumbers = Set.copyOf(callerNumbers);
    }

    /** An account without spend caps, with the usual caller-IDs. */
    public Payer(
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
        this(
                id,
                status,
                currency,
                balanceMicros,
                heldMicros,
                overdraftMicros,
                concurrency,
                liveCalls,
                minimumTalkSeconds,
                language,
                callerNumbers,
                CallerIdPolicy.DEFAULT,
                CapRoom.UNLIMITED);
    }

    /** What may still be held, millionths. */
    public long availableMicros() {
        return balanceMicros - heldMicros + overdraftMicros;
    }

    /** What a new call to this party may hold, millionths: the money there is, as far as spend caps let it be spent. */
    public long spendableMicros(@Nullable Party party) {
        return Math.min(availableMicros(), caps.forCallTo(party));
    }

    /** What a call that holds this much may hold more, millionths. */
    public long furtherMicros(long heldMicros) {
        return Math.min(availableMicros(), caps.forLongerCall(heldMicros));
    }

    /** The same account as if a call of its own were not there: its hold and what it reserves given back. */
    public Payer withoutCall(long micros, Map<String, Long> reserved) {
        return spending(balanceMicros, heldMicros - micros, liveCalls - 1, caps.without(micros, reserved));
    }

    /** The same account with one more call: so much is held for it, and so much of capped destinations reserved. */
    public Payer withCall(long micros, Map<String, Long> reserved) {
        return spending(balanceMicros, heldMicros + micros, liveCalls + 1, caps.with(micros, reserved));
    }

    /** The same account after a charge has counted to its spend caps; its balance is another matter. */
    public Payer charged(long micros, Collection<String> destinations) {
        return spending(balanceMicros, heldMicros, liveCalls, caps.charged(micros, destinations));
    }

    /** The same account with another balance. */
    public Payer withBalance(long micros) {
        return spending(micros, heldMicros, liveCalls, caps);
    }

    /**
     * The same account in the sandbox: play money, no caps, places of its own, and whoever is to be rung first proven.
     *
     * @param micros the play money
     * @param places calls at once there
     * @param open calls that run there
     */
    public Payer inSandbox(long micros, int places, int open, Wish wish) {
        var numbers = new HashSet<>(callerNumbers);
        if (wish.caller() instanceof Party.E164(String number)) {
            numbers.add(number);
        }
        if (wish.callerId() != null) {
            numbers.add(wish.callerId());
        }
        return new Payer(
                id,
                status,
                currency,
                micros,
                0,
                0,
                places,
                open,
                minimumTalkSeconds,
                language,
                numbers,
                callerIds,
                CapRoom.UNLIMITED);
    }

    private Payer spending(long balance, long held, int calls, CapRoom room) {
        return new Payer(
                id,
                status,
                currency,
                balance,
                held,
                overdraftMicros,
                concurrency,
                calls,
                minimumTalkSeconds,
                language,
                callerNumbers,
                callerIds,
                room);
    }
}
