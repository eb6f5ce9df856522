package io.ringback.rating.balance;

import io.ringback.contracts.values.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a balance is low.
 *
 * @param threshold below this, null if nobody wants to be told
 * @param since when the balance fell below, null while it is not
 */
public record LowBalanceView(
        Money balance, @Nullable Money threshold, @Nullable Instant since) {}
