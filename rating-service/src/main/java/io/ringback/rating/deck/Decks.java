package io.ringback.rating.deck;

import io.ringback.messaging.Statements;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deck versions in memory. A version never changes once it is active, so an index is made once and swapped as a whole;
 * which version is in force is read with the account, so a replica can never price by an old one.
 */
@Singleton
public class Decks {
    /** Versions kept: those in force, and some that quotes and running calls still name. */
    private static final int KEPT = 16;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<UUID, RateDeck> loaded = new LinkedHashMap<>(KEPT, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, RateDeck> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * This version, from memory or else from the tables.
     *
     * @throws IllegalStateException if there is none
     */
    public RateDeck version(Statements sql, UUID deckId) {
        return inMemory(deckId).orElseGet(() -> {
            var deck = load(sql, deckId);
            synchronized (loaded) {
                loaded.put(deckId, deck);
            }
            return deck;
        });
    }

    /**
     * What prices both legs.
     *
     * @param callerDeckId null where the caller's leg is free
     */
    public Prices prices(Statements sql, UUID deckId, CallerLegPolicy callerLeg, @Nullable UUID callerDeckId) {
        return new Prices(
                version(sql, deckId), callerLeg, callerDeckId == null ? null : version(sql, callerDeckId));
    }

    private Optional<RateDeck> inMemory(UUID deckId) {
        synchronized (loaded) {
            return Optional.ofNullable(loaded.get(deckId));
        }
    }

    private static RateDeck load(Statements sql, UUID deckId) {
        var deck = sql.queryOne("SELECT name, version, currency FROM rate_deck WHERE id = $1", deckId)
                .orElseThrow(() -> new IllegalStateException("no rate deck " + deckId));
        var rates = sql.query("SELECT * FROM rate WHERE deck_id = $1", deckId).stream()
                .map(Decks::rate)
                .toList();
        return RateDeck.of(deckId, deck.getString("name"), deck.getLong("version"), deck.getString("currency"), rates);
    }

    private static Rate rate(Row row) {
        return new Rate(
                row.getString("prefix"),
                row.getString("destination"),
                row.getBigDecimal("price_per_minute"),
                row.getBigDecimal("connect_charge"),
                row.getInteger("first_increment_seconds"),
                row.getInteger("increment_seconds"));
    }
}
