package io.ringback.rating.deck;

import io.ringback.messaging.Statements;
import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.RateEntry;
import java.util.List;
import java.util.UUID;

/** Reads a version page by page, so that only the index itself takes memory. */
final class DeckLoader {
    private static final int PAGE = 20_000;

    private DeckLoader() {}

    /** @throws IllegalStateException if there is no such version */
    static RateDeck load(Statements sql, UUID deckId) {
        var deck = sql.queryOne("SELECT * FROM rate_deck WHERE id = $1", deckId)
                .orElseThrow(() -> new IllegalStateException("no rate deck " + deckId));
        var facts = DeckFacts.of(deck);
        var index = new PrefixIndex.Builder<RateEntry>(deck.getInteger("rates"));
        var pages = RatePages.of(deckId, facts, PAGE).readingAhead();
        List<Rate> page;
        do {
            page = pages.next(sql);
            page.forEach(rate -> index.add(rate.prefixKey(), rate));
        } while (page.size() == PAGE);
        return new RateDeck(
                deckId,
                deck.getString("name"),
                deck.getLong("version"),
                deck.getString("currency"),
                facts.calendar(),
                facts.bands(),
                index.build(RateEntry::and));
    }
}
