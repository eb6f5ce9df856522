package io.ringback.rating.deck;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Versions of decks in SQL. */
@Singleton
class DeckRows {
    private static final String INSERT = """
        INSERT INTO rate_deck (id, name, version, currency, zone, holidays, bands, rates, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
        """;

    private final InstantSource clock;

    DeckRows(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Stores the next version of a name.
     *
     * @throws io.ringback.edge.problem.ProblemException 400 if the deck has another currency
     */
    void insert(Transaction tx, UUID id, String name, String currency, DeckFacts facts, int rates) {
        DeckNames.lock(tx, name);
        long version = tx.queryOne(
                        "SELECT version, currency FROM rate_deck WHERE name = $1 ORDER BY version DESC LIMIT 1", name)
                .map(last -> after(last, currency))
                .orElse(1L);
        tx.execute(
                INSERT,
                id,
                name,
                version,
                currency,
                facts.calendar().zone().getId(),
                facts.holidayColumn(),
                facts.bandColumn(),
                rates,
                clock.instant());
    }

    private static long after(Row last, String currency) {
        if (!last.getString("currency").equals(currency)) {
            throw Problems.badField("currency", "must stay that of the deck, " + last.getString("currency"));
        }
        return last.getLong("version") + 1;
    }
}
