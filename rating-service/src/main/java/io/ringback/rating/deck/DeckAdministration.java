package io.ringback.rating.deck;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.tariff.Rate;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Stores new versions of decks and puts them in force. */
@Singleton
class DeckAdministration {
    private static final Logger LOG = Logger.getLogger(DeckAdministration.class);

    private static final String INSERT_DECK = """
            INSERT INTO rate_deck (id, name, version, currency, state, rates, created_at)
            VALUES ($1, $2, $3, $4, 'DRAFT', $5, $6)""";

    private static final String INSERT_RATES = """
            INSERT INTO rate (deck_id, prefix, destination, price_per_minute, connect_charge, first_increment_seconds,
                              increment_seconds)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[], $6::integer[], $7::integer[])""";

    private final Database database;
    private final Decks decks;
    private final InstantSource clock;
    private final int mostRates;

    DeckAdministration(Database database, Decks decks, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.decks = decks;
        this.clock = clock;
        this.mostRates = config.maxPostedRates();
    }

    /** @return the id of the new version, a draft */
    UUID draft(DeckOrder order) {
        check(order);
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        var rates = order.rates().stream().map(RateOrder::rate).toList();
        database.runInTransaction(tx -> {
            long version = nextVersion(tx, order);
            tx.execute(INSERT_DECK, id, order.name(), version, order.currency(), rates.size(), now);
            insert(tx, id, rates);
        });
        return id;
    }

    /** Puts a draft in force; the version before it is retired. What is authorised already keeps its prices. */
    void activate(UUID deckId) {
        database.runInTransaction(tx -> {
            var deck = tx.queryOne("SELECT name, state FROM rate_deck WHERE id = $1", deckId)
                    .orElseThrow(() -> Problems.notFound("rate-deck"));
            lockName(tx, deck.getString("name"));
            switch (state(tx, deckId)) {
                case "ACTIVE" -> {}
                case "RETIRED" ->
                    throw Problems.conflict("rate-deck-retired", "a later version has replaced this one; post it anew");
                default -> {
                    tx.execute(
                            "UPDATE rate_deck SET state = 'RETIRED' WHERE name = $1 AND state = 'ACTIVE'",
                            deck.getString("name"));
                    tx.execute(
                            "UPDATE rate_deck SET state = 'ACTIVE', activated_at = $2 WHERE id = $1",
                            deckId,
                            clock.instant());
                    LOG.infof("deckId=%s name=%s msg=\"rate deck activated\"", deckId, deck.getString("name"));
                }
            }
        });
        // Made ready now, so that the first attempt need not wait for it.
        database.read(sql -> decks.version(sql, deckId));
    }

    private void check(DeckOrder order) {
        if (order.rates().size() > mostRates) {
            throw Problems.badField("rates", "may be at most " + mostRates);
        }
        var first = new HashMap<String, Integer>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < order.rates().size(); i++) {
            var earlier = first.putIfAbsent(order.rates().get(i).prefix(), i);
            if (earlier != null) {
                errors.add(new FieldError("rates[" + i + "].prefix", "is that of rates[" + earlier + "], too"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
    }

    private static long nextVersion(Transaction tx, DeckOrder order) {
        lockName(tx, order.name());
        return tx.queryOne(
                        "SELECT version, currency FROM rate_deck WHERE name = $1 ORDER BY version DESC LIMIT 1",
                        order.name())
                .map(last -> after(last, order.currency()))
                .orElse(1L);
    }

    private static long after(Row last, String currency) {
        if (!last.getString("currency").equals(currency)) {
            throw Problems.badField("currency", "must stay that of the deck, " + last.getString("currency"));
        }
        return last.getLong("version") + 1;
    }

    private static String state(Transaction tx, UUID deckId) {
        return tx.queryOne("SELECT state FROM rate_deck WHERE id = $1", deckId)
                .orElseThrow()
                .getString("state");
    }

    /** Versions of one name are made and activated one after the other. */
    private static void lockName(Transaction tx, String name) {
        tx.query("SELECT pg_advisory_xact_lock(hashtextextended('rate_deck/' || $1, 0))", name);
    }

    private static void insert(Transaction tx, UUID deckId, List<Rate> rates) {
        tx.execute(
                INSERT_RATES,
                deckId,
                rates.stream().map(Rate::prefix).toArray(String[]::new),
                rates.stream().map(Rate::destination).toArray(String[]::new),
                rates.stream().map(Rate::pricePerMinute).toArray(BigDecimal[]::new),
                rates.stream().map(Rate::connectCharge).toArray(BigDecimal[]::new),
                rates.stream().map(Rate::firstIncrementSeconds).toArray(Integer[]::new),
                rates.stream().map(Rate::incrementSeconds).toArray(Integer[]::new));
    }
}
