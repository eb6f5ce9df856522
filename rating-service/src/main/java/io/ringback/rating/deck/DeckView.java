package io.ringback.rating.deck;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a deck as it is shown.
 *
 * @param state DRAFT, ACTIVE, or RETIRED once another version has replaced it
 * @param rates how many
 */
public record DeckView(
        UUID id,
        String name,
        String currency,
        long version,
        String state,
        int rates,
        Instant createdAt,
        @Nullable Instant activatedAt) {

    static DeckView of(DeckEntity deck) {
        return new DeckView(
                deck.id,
                deck.name,
                deck.currency,
                deck.version,
                deck.state,
                deck.rates,
                deck.createdAt,
                deck.activatedAt);
    }
}
