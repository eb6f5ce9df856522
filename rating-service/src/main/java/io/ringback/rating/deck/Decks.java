package io.ringback.rating.deck;

import io.ringback.messaging.PassingFault;
import io.ringback.messaging.Statements;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.RateDeck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    /** Read within a few tens of milliseconds. */
    private static final long LOADED_AT_ONCE = 10_000;

    /** In the order of their last use. */
    private final Map<UUID, RateDeck> loaded = new LinkedHashMap<>(INITIAL, LOAD_FACTOR, true);

    /** A large deck is not read twice at the same time: that would take its memory twice. */
    private final ReentrantLock loading = new ReentrantLock();

    /** Versions that attempts wait for. */
    private final BlockingQueue<UUID> wanted = new LinkedBlockingQueue<>();

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
     * As {@link #version}, for attempts, which hold locks: a large version that is not in memory is loaded beside, and
     * the attempt waits in its queue.
     *
     * @throws PassingFault until it is loaded
     */
    public RateDeck ready(Statements sql, UUID deckId) {
        return inMemory(deckId).orElseGet(() -> {
            if (rates(sql, deckId) <= LOADED_AT_ONCE) {
                return version(sql, deckId);
            }
            wanted.add(deckId);
            throw new PassingFault("a rate deck is being loaded: " + deckId, null);
        });
    }

    /** Waits for a version that was missed, no longer than this. */
    Optional<UUID> awaitWanted(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(wanted.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether it is in memory, or fits beside what is. */
    boolean holdsOrFits(UUID deckId, long rates) {
        synchronized (loaded) {
            return loaded.containsKey(deckId) || loadedRates() + rates <= mostRates;
        }
    }

    private static long rates(Statements sql, UUID deckId) {
        return sql.queryOne("SELECT rates FROM rate_deck WHERE id = $1", deckId)
                .orElseThrow(() -> new IllegalStateException("no rate deck " + deckId))
                .getLong("rates");
    }

    private long loadedRates() {
        return loaded.values().stream().mapToLong(each -> each.rates().size()).sum();
    }

    /**
     * What prices both legs of an attempt, {@link #ready}.
     *
     * @param callerDeckId null where the caller's leg is free
     */
    public Prices prices(Statements sql, UUID deckId, CallerLegPolicy callerLeg, @Nullable UUID callerDeckId) {
        return new Prices(ready(sql, deckId), callerLeg, callerDeckId == null ? null : ready(sql, callerDeckId));
    }

    Optional<RateDeck> inMemory(UUID deckId) {
        synchronized (loaded) {
            return Optional.ofNullable(loaded.get(deckId));
        }
    }

    private RateDeck keep(RateDeck deck) {
        synchronized (loaded) {
            loaded.put(deck.id(), deck);
            long rates = loadedRates();
            var eldest = loaded.values().iterator();
            while (rates > mostRates && loaded.size() > 1) {
                rates -= eldest.next().rates().size();
                eldest.remove();
            }
        }
        return deck;
    }
}
