package io.ringback.rating.account;

import io.ringback.contracts.values.Party;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number to be registered.
 *
 * @param number E.164
 * @param active whether it may be called back; if left out, true from an operator, false from a customer without proof
 * @param proof that a customer has answered there, as {@code /v1/number-proofs} gives it: makes the number active
 */
public record CallerNumberOrder(
        String number, @Nullable Boolean active, @Nullable String proof) {
    public CallerNumberOrder {
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException("number must be a plus and 7 to 15 digits");
        }
    }

    boolean activeOrDefault() {
        return Objects.requireNonNullElse(active, true);
    }
}
