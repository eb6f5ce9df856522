package io.ringback.rating.voucher;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of vouchers as it is shown.
 *
 * @param amount each is good for
 * @param by who made it: a key's id, or {@code operator}
 * @param voidedAt since when none of it is redeemed any more
 * @param codes shown in the answer that makes them, and never again
 */
public record VoucherBatch(
        UUID id,
        String name,
        Money amount,
        int count,
        long redeemed,
        Instant expiresAt,
        String by,
        Instant createdAt,
        @Nullable Instant voidedAt,
        @Nullable List<String> codes) {
    public VoucherBatch {
        codes = codes == null ? null : List.copyOf(codes);
    }
}
