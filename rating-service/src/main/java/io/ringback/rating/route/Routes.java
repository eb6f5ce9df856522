package io.ringback.rating.route;

import io.ringback.contracts.values.Party;
import io.ringback.messaging.Statements;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.exchange.ExchangeRateRows;
import io.ringback.rating.routing.Choice;
import io.ringback.rating.routing.Ordering;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.routing.Trunk;
import io.ringback.rating.routing.TrunkList;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.trunk.TrunkQuality;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The routes in force, in memory, with all that is known of their trunks; made anew as a whole when the table's version
 * has moved on. The database counts that version itself at each change of what is loaded here.
 */
@Singleton
public class Routes {
    private static final String TRUNKS = "SELECT t.*, deck_in_force(t.buy_deck) AS deck_id FROM trunk t";

    private static final String SOLD_IN = """
            SELECT DISTINCT currency FROM rate_deck d
            WHERE NOT EXISTS (SELECT 1 FROM trunk t WHERE t.buy_deck = d.name)""";

    /** A buy deck may come into force at a moment at which nothing is changed that could be counted. */
    private static final Duration BUY_DECKS_LOOKED_AT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Routes.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Decks decks;
    private final ExchangeRateRows exchangeRates;
    private final TrunkQuality quality;
    private final InstantSource clock;
    private volatile RouteTable current = RouteTable.of(-1, Map.of());
    private volatile Instant loadedAt = Instant.EPOCH;

    Routes(Decks decks, ExchangeRateRows exchangeRates, TrunkQuality quality, InstantSource clock) {
        this.decks = decks;
        this.exchangeRates = exchangeRates;
        this.quality = quality;
        this.clock = clock;
    }

    /**
     * The routes of at least this version, to choose among.
     *
     * @param version as the transaction sees it
     * @param id of the attempt or the quote; the same one sees trunks drawn in the same order
     * @param caller whose leg is part of what the call costs
     * @param currency of the account
     */
    public RouteTable inForce(Statements sql, long version, UUID id, Party caller, String currency) {
        var now = clock.instant();
        var table = current;
        if (table.version() < version || mayHaveNewPrices(table, now)) {
            table = newerOf(load(sql, now), now);
        }
        return table.seenBy(Choice.of(id, now, currency, caller, quality.records()));
    }

    private boolean mayHaveNewPrices(RouteTable table, Instant now) {
        return now.isAfter(loadedAt.plus(BUY_DECKS_LOOKED_AT))
                && table.trunks().values().stream().anyMatch(trunk -> trunk.buyDeck() != null);
    }

    private synchronized RouteTable newerOf(RouteTable fresh, Instant now) {
        if (fresh.version() >= current.version()) {
            current = fresh;
            loadedAt = now;
        }
        return current;
    }

    /** The version first: what is read behind it is as new, or newer and read again for the next one. */
    private RouteTable load(Statements sql, Instant now) {
        var version =
                sql.queryOne("SELECT version FROM route_table").orElseThrow().getLong("version");
        var lists = new HashMap<String, TrunkList>();
        var sites = new HashMap<String, List<String>>();
        for (var row : sql.query("SELECT prefix, site, trunks, trunk_order FROM route")) {
            var trunks = List.of(row.getArrayOfStrings("trunks"));
            if (row.getString("site") == null) {
                var order = Ordering.valueOf(row.getString("trunk_order"));
                lists.put(row.getString("prefix"), new TrunkList(trunks, order));
            } else {
                sites.put(row.getString("site"), trunks);
            }
        }
        var trunks = new HashMap<String, Trunk>();
        sql.query(TRUNKS).forEach(row -> trunks.put(row.getString("name"), trunk(sql, row)));
        var table =
                RouteTable.of(version, lists, trunks, exchangeRates.all(sql)).withSites(sites);
        tellMissingRates(sql, table, now);
        return table;
    }

    private Trunk trunk(Statements sql, Row row) {
        return new Trunk(
                row.getString("name"),
                deck(sql, row.getString("name"), row.getUUID("deck_id")),
                row.getInteger("weight"),
                row.getInteger("strip"),
                row.getString("prefix"),
                row.getInteger("minimum_margin_percent"),
                row.getInteger("retry_budget_percent"));
    }

    /** What the table before has is not loaded again, however many trunks have decks of their own. */
    private @Nullable RateDeck deck(Statements sql, String trunk, @Nullable UUID deckId) {
        var before = current.trunks().get(trunk);
        if (deckId == null) {
            return null;
        }
        return before != null
                        && before.buyDeck() != null
                        && before.buyDeck().id().equals(deckId)
                ? before.buyDeck()
                : decks.ready(sql, deckId);
    }

    /** Once each: a trunk whose price cannot be compared comes last, or is left out, and nobody would see why. */
    private void tellMissingRates(Statements sql, RouteTable table, Instant now) {
        var bought = table.trunks().values().stream()
                .map(Trunk::buyDeck)
                .flatMap(Stream::ofNullable)
                .map(RateDeck::currency)
                .collect(Collectors.toSet());
        if (bought.isEmpty()) {
            return;
        }
        for (var row : sql.query(SOLD_IN)) {
            var sold = row.getString("currency");
            bought.stream()
                    .filter(from -> table.exchange().at(now, from, sold).isEmpty())
                    .filter(from -> told.add(from + sold))
                    .forEach(from -> LOG.warnf(
                            "from=%s to=%s msg=\"no exchange rate: buy prices cannot be compared\"", from, sold));
        }
    }
}
