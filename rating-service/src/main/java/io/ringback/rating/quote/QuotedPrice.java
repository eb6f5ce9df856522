package io.ringback.rating.quote;

import io.ringback.contracts.values.Money;
import io.ringback.rating.tariff.PriceChange;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a leg is priced by, for a start now.
 *
 * @param deck name of the rate deck
 * @param nextPrice left out if the price is the same at all times
 * @param destination what the deck calls the numbers behind this prefix
 */
public record QuotedPrice(
        String deck,
        long deckVersion,
        String destination,
        Money pricePerMinute,
        Money connectCharge,
        int firstIncrementSeconds,
        int incrementSeconds,
        @Nullable NextPrice nextPrice) {

    /** Null where the leg is free. */
    static @Nullable QuotedPrice of(@Nullable RateDeck deck, @Nullable Rate rate, Instant now) {
        if (deck == null || rate == null) {
            return null;
        }
        return new QuotedPrice(
                deck.name(),
                deck.version(),
                rate.destination(),
                new Money(rate.pricePerMinuteAt(now), deck.currency()),
                new Money(rate.connectCharge(), deck.currency()),
                rate.firstIncrementSeconds(),
                rate.incrementSeconds(),
                PriceChange.after(now, rate)
                        .map(change -> new NextPrice(change.at(), new Money(change.pricePerMinute(), deck.currency())))
                        .orElse(null));
    }
}
