package io.ringback.rating.ledger;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it is shown.
 *
 * @param sequence counts the account's postings from 1
 * @param amount what the balance changed by
 * @param balance afterwards
 * @param attempt what it was charged for
 * @param phase of the attempt: its settlement, or which correction of it
 * @param payment what it was paid by
 * @param booking what an operator booked by hand
 * @param reason why somebody booked it
 * @param by who booked it: a key's id, or {@code operator}
 * @param hash over this posting and the one before
 */
public record PostingView(
        long sequence,
        UUID transfer,
        String kind,
        Money amount,
        Money balance,
        @Nullable UUID attempt,
        @Nullable String phase,
        @Nullable UUID payment,
        @Nullable UUID booking,
        @Nullable String reason,
        @Nullable String by,
        Instant postedAt,
        String hash) {}
