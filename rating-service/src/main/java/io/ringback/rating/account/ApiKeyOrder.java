package io.ringback.rating.account;

import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.edge.page.Parameters;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param name what it is for
 * @param scope operator, customer or read_only; customer if left out
 * @param sandbox whether what it does is for show only; false if left out
 * @param expiresAt from when on it is refused, never if left out
 */
public record ApiKeyOrder(
        String name,
        @Nullable String scope,
        @Nullable Boolean sandbox,
        @Nullable Instant expiresAt) {
    public ApiKeyOrder {
        AccountOrder.checkName("name", name);
        sandbox = Objects.requireNonNullElse(sandbox, false);
    }

    Scope scopeOrDefault() {
        return Objects.requireNonNullElse(Parameters.oneOf(Scope.class, "scope", scope), Scope.CUSTOMER);
    }
}
