package io.ringback.rating.correction;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A correction as it is shown; its legs are explained in the attempt's record.
 *
 * @param number counts the attempt's corrections from 1
 * @param before what had been taken
 * @param amount what is taken now, as a whole
 * @param absorbed priced and never taken
 * @param by the key's id, or {@code operator}
 * @param balance of the account right after it
 */
public record Correction(
        UUID id,
        UUID attempt,
        int number,
        Money before,
        Money amount,
        Money absorbed,
        long callerSeconds,
        long talkSeconds,
        long deckVersion,
        String reason,
        String by,
        Money balance,
        Instant correctedAt) {}
