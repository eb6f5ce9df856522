package io.ringback.rating.booking;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking as it is shown.
 *
 * @param amount what the balance changed by
 * @param payment what was refunded, null for anything else
 * @param attempt whose charge was refunded, null for anything else
 * @param by the key's id, or {@code operator}
 * @param balance right after it
 */
public record Booking(
        UUID id,
        UUID account,
        String kind,
        Money amount,
        @Nullable UUID payment,
        @Nullable UUID attempt,
        @Nullable String reference,
        String reason,
        String by,
        Money balance,
        Instant createdAt) {}
