package io.ringback.trigger.callback;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RefusalReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt cost.
 *
 * @param refused why nothing was dialled, null if it was authorised
 * @param callerSeconds priced for the caller's leg
 * @param talkSeconds priced for the talk
 * @param balanceAfter null if no account was ever known
 */
public record Settlement(
        Instant at,
        @Nullable RefusalReason refused,
        Money amount,
        long callerSeconds,
        long talkSeconds,
        @Nullable Money balanceAfter) {
    static Settlement of(AttemptSettled settled) {
        return new Settlement(
                settled.at(),
                settled.refused(),
                settled.amount(),
                settled.callerSeconds(),
                settled.talkSeconds(),
                settled.balanceAfter());
    }

    String sentence() {
        String balance = balanceAfter == null ? "" : " The balance is " + balanceAfter + ".";
        return amount.signum() == 0 ? "Nothing was charged." + balance : "Charged " + amount + what() + "." + balance;
    }

    /** What was said to somebody, or a caller nobody was connected with, is priced without any talk. */
    private String what() {
        if (talkSeconds > 0) {
            return " for " + talkSeconds + " s of talk";
        }
        return callerSeconds > 0 ? " for " + callerSeconds + " s on the line" : "";
    }
}
