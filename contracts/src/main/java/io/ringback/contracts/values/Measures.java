package io.ringback.contracts.values;

/**
 * What a charge was worked out from, and what became of it.
 *
 * @param callerSeconds what was priced for the caller's leg
 * @param talkSeconds what was priced for the talk
 * @param overrunMillis talk beyond the grant: recorded, never priced
 * @param absorbed priced but never taken
 * @param balanceAfter of the account, right after it
 * @param estimated whether times are only what is proven
 */
public record Measures(
        long callerSeconds,
        long talkSeconds,
        long overrunMillis,
        Money absorbed,
        Money balanceAfter,
        boolean estimated) {
    public Measures {
        if (callerSeconds < 0 || talkSeconds < 0 || overrunMillis < 0) {
            throw new IllegalArgumentException(
                    "times must not be negative: " + callerSeconds + ", " + talkSeconds + ", " + overrunMillis);
        }
    }
}
