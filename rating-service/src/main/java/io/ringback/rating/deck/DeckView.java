package io.ringback.rating.deck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a deck as it is shown.
 *
 * @param state DRAFT, SCHEDULED, ACTIVE, or RETIRED once another version has replaced it
 * @param rates how many
 * @param zone by which bands are read
 * @param bands hours of days that rates may have prices for
 * @param activatedAt when it came into force last
 * @param activatesAt when it comes into force next
 */
public record DeckView(
        UUID id,
        String name,
        String currency,
        long version,
        String state,
        int rates,
        String zone,
        List<LocalDate> holidays,
        List<TimeBandOrder> bands,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant activatesAt) {
    public DeckView {
        holidays = List.copyOf(holidays);
        bands = List.copyOf(bands);
    }

    static DeckView of(DeckEntity deck) {
        return new DeckView(
                deck.id,
                deck.name,
                deck.currency,
                deck.version,
                deck.state,
                deck.rates,
                deck.zone,
                List.of(deck.holidays),
                Arrays.stream(deck.bands)
                        .map(BandText::timeBand)
                        .map(TimeBandOrder::of)
                        .toList(),
                deck.createdAt,
                deck.activatedAt,
                deck.activatesAt);
    }
}
