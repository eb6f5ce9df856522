package io.ringback.rating.deck;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateEntry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Stores new versions of decks, and removes drafts. */
@Singleton
class DeckAdministration {
    private static final Logger LOG = Logger.getLogger(DeckAdministration.class);

    private static final String INSERT_RATE = "INSERT INTO rate (" + String.join(", ", RateColumns.NAMES) + ") VALUES ("
            + String.join(
                    ", ",
                    IntStream.rangeClosed(1, RateColumns.NAMES.size())
                            .mapToObj(DeckAdministration::placeholder)
                            .toList())
            + ")";

    private final Database database;
    private final DeckRows decks;
    private final InstantSource clock;
    private final int mostRates;

    DeckAdministration(Database database, DeckRows decks, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.decks = decks;
        this.clock = clock;
        this.mostRates = config.maxPostedRates();
    }

    /** @return the id of the new version, a draft */
    UUID draft(DeckOrder order) {
        var rates = rates(order);
        var id = Ids.next(clock.instant(), ThreadLocalRandom.current());
        database.runInTransaction(tx -> {
            decks.insert(tx, id, order.name(), order.currency(), order.facts(), rates.size());
            tx.executeBatch(
                    INSERT_RATE,
                    rates.stream().map(rate -> RateColumns.of(id, rate)).toList());
        });
        return id;
    }

    /** Removes a version that never was in force and is not to come. */
    void remove(UUID deckId) {
        database.runInTransaction(tx -> {
            var deck = tx.queryOne("SELECT name, state FROM rate_deck_shown WHERE id = $1", deckId)
                    .orElseThrow(() -> Problems.notFound("rate-deck"));
            DeckNames.lock(tx, deck.getString("name"));
            if (!state(tx, deckId).equals("DRAFT")) {
                throw Problems.conflict("rate-deck-used", "only a draft can be removed");
            }
            tx.execute("DELETE FROM rate WHERE deck_id = $1", deckId);
            tx.execute("DELETE FROM rate_deck WHERE id = $1", deckId);
            LOG.infof("deckId=%s name=%s msg=\"draft removed\"", deckId, deck.getString("name"));
        });
    }

    /** Twice the same prefix is right only where each has its own time. */
    private static RateEntry both(RateEntry one, RateEntry other, int earlier) {
        try {
            return one.and(other);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("prefix is that of rates[" + earlier + "], too", e);
        }
    }

    /** A rate without a time of validity has always been valid and always will be. */
    private static String placeholder(int number) {
        return switch (RateColumns.NAMES.get(number - 1)) {
            case "valid_from" -> "coalesce($" + number + "::timestamptz, '-infinity')";
            case "valid_until" -> "coalesce($" + number + "::timestamptz, 'infinity')";
            default -> "$" + number;
        };
    }

    private static String state(Transaction tx, UUID deckId) {
        return tx.queryOne("SELECT state FROM rate_deck_shown WHERE id = $1", deckId)
                .orElseThrow(() -> Problems.notFound("rate-deck"))
                .getString("state");
    }

    private List<Rate> rates(DeckOrder order) {
        if (order.rates().size() > mostRates) {
            throw Problems.badField("rates", "may be at most " + mostRates + "; longer ones are imported as CSV");
        }
        var facts = order.facts();
        var rates = new ArrayList<Rate>();
        var errors = new ArrayList<FieldError>();
        var first = new HashMap<Long, Integer>();
        var entries = new HashMap<Long, RateEntry>();
        for (int i = 0; i < order.rates().size(); i++) {
            var place = "rates[" + i + "].";
            try {
                var rate = order.rates().get(i).rate(facts);
                int earlier = Objects.requireNonNullElse(first.putIfAbsent(rate.prefixKey(), i), i);
                entries.merge(rate.prefixKey(), rate, (one, other) -> both(one, other, earlier));
                rates.add(rate);
            } catch (IllegalArgumentException e) {
                var complaint = Complaint.of(e);
                errors.add(new FieldError(place + complaint.field(), complaint.message()));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
        return rates;
    }
}
