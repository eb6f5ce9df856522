package io.ringback.rating.plan;

import io.ringback.rating.tariff.CallerLegPolicy;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call plan, as it is posted or put.
 *
 * @param name 1 to 64 of A–Z, a–z, 0–9, dot, hyphen and underscore; accounts refer to it
 * @param currency ISO 4217, that of its decks
 * @param calleeDeck name of the deck that prices the callee's leg
 * @param callerLeg over which time the caller's leg is priced; free if left out
 * @param callerDeck name of the deck that prices the caller's leg, exactly if that is not free
 */
public record CallPlanOrder(
        String name,
        String currency,
        String calleeDeck,
        @Nullable CallerLegPolicy callerLeg,
        @Nullable String callerDeck) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public CallPlanOrder {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 of A-Z, a-z, 0-9, dot, hyphen and underscore");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("currency is no ISO 4217 code");
        }
        callerLeg = Objects.requireNonNullElse(callerLeg, CallerLegPolicy.FREE);
        if (callerLeg == CallerLegPolicy.FREE && callerDeck != null) {
            throw new IllegalArgumentException("callerDeck must be left out where the caller's leg is free");
        }
        if (callerLeg != CallerLegPolicy.FREE && callerDeck == null) {
            throw new IllegalArgumentException("callerDeck is needed where the caller's leg is not free");
        }
    }
}
