package io.ringback.rating.deck;

import io.ringback.messaging.Statements;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.RateDeck;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Deck versions in memory. A version's rates never change, so an index is made once and swapped as a whole; which version
 * is in force is read with the account, so a replica can never price by an old one. Those used last stay, up to a number
 * of rates together.
 */
@Singleton
public class Decks {
    private static final int INITIAL = 16;
    private static final float LOAD_FACTOR = 0.75f;

    /** In the order of their last use. */
    private final Map<UUID, RateDeck> loaded = new LinkedHashMap<>(INITIAL, LOAD_FACTOR, true);

    /** A large deck is not read twice at the same time: that would take its memory twice. */
    private final ReentrantLock loading = new ReentrantLock();

    private final long mostRates;

    Decks(RatingConfig config) {
        this.mostRates = config.maxRatesInMemory();
    }

    /**
     * This version, from memory or else from the tables.
     *
     * @throws IllegalStateException if there is none
     */
    public RateDeck version(Statements sql, UUID deckId) {
        return inMemory(deckId).orElseGet(() -> {
            loading.lock();
            try {
                return inMemory(deckId).orElseGet(() -> keep(DeckLoader.load(sql, deckId)));
            } finally {
                loading.unlock();
            }
        });
    }

    /**
     * What prices both legs.
     *
     * @param callerDeckId null where the caller's leg is free
     */
    public Prices prices(Statements sql, UUID deckId, CallerLegPolicy callerLeg, @Nullable UUID callerDeckId) {
        return new Prices(version(sql, deckId), callerLeg, callerDeckId == null ? null : version(sql, callerDeckId));
    }

    private Optional<RateDeck> inMemory(UUID deckId) {
        synchronized (loaded) {
            return Optional.ofNullable(loaded.get(deckId));
        }
    }

    private RateDeck keep(RateDeck deck) {
        synchronized (loaded) {
            loaded.put(deck.id(), deck);
            long rates = loaded.values().stream()
                    .mapToLong(each -> each.rates().size())
                    .sum();
            var eldest = loaded.values().iterator();
            while (rates > mostRates && loaded.size() > 1) {
                rates -= eldest.next().rates().size();
                eldest.remove();
            }
        }
        return deck;
    }
}
