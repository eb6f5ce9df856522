package io.ringback.rating.payment;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it is shown.
 *
 * @param balance right after it
 */
public record Payment(
        UUID id, UUID account, Money amount, @Nullable String reference, Money balance, Instant createdAt) {}
