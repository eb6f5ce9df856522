package io.ringback.rating.quote;

import io.ringback.contracts.values.Party;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price that is asked for.
 *
 * @param caller E.164, a registered number of the account
 * @param callee E.164
 * @param account whose prices; needed with an operator's key only
 */
public record QuoteOrder(
        String caller, String callee, @Nullable UUID account) {
    public QuoteOrder {
        check("caller", caller);
        check("callee", callee);
    }

    private static void check(String field, String number) {
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException(field + " must be a plus and 7 to 15 digits");
        }
    }
}
