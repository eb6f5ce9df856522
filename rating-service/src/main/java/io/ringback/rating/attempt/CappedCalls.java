package io.ringback.rating.attempt;

import io.ringback.contracts.values.StopReason;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.CapRoom;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a new spend cap means for calls that run already. The account's row is locked by the caller. */
@Singleton
public class CappedCalls {
    private final AttemptRows attempts;
    private final Withdrawals withdrawals;

    CappedCalls(AttemptRows attempts, Withdrawals withdrawals) {
        this.attempts = attempts;
        this.withdrawals = withdrawals;
    }

    /** What the account's open calls reserve of each capped destination, millionths by prefix. */
    public Map<String, Long> reserved(Transaction tx, UUID accountId, CapRoom caps) {
        var sums = new HashMap<String, Long>();
        for (Attempt attempt : attempts.lockOpenOf(tx, accountId)) {
            attempt.reserved(caps).forEach((prefix, micros) -> sums.merge(prefix, micros, Long::sum));
        }
        return sums;
    }

    /**
     * Stops the calls that could breach a cap: one that holds more than a call may, and all that count to an hour, a day
     * or a destination of which more is charged and held than it allows.
     *
     * @return how many
     */
    public int stopBreaching(Transaction tx, UUID accountId, CapRoom caps) {
        int stopped = 0;
        for (Attempt attempt : attempts.lockOpenOf(tx, accountId)) {
            if (breaches(attempt, caps) && withdrawals.withdraw(tx, attempt, StopReason.SUSPENDED)) {
                stopped++;
            }
        }
        return stopped;
    }

    private static boolean breaches(Attempt attempt, CapRoom caps) {
        if (attempt.heldMicros() == 0) {
            // For show, free, or given back: it takes no part of any cap.
            return false;
        }
        return attempt.heldMicros() > caps.callMicros()
                || caps.hourMicros() < 0
                || caps.dayMicros() < 0
                || caps.destinations().stream()
                        .anyMatch(one ->
                                one.dayMicros() < 0 && attempt.reserved(caps).containsKey(one.prefix()));
    }
}
