package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trunks and routes as the tests speak of them. */
final class Trunking {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Party.E164 LONDON = new Party.E164("+442079460001");
    static final Party.E164 BERLIN = new Party.E164("+493023125002");

    private Trunking() {}

    static Trunk plain(String name, int weight) {
        return new Trunk(name, null, weight, 0, "", null, null);
    }

    /** Takes so much a minute of a currency for Germany, by the second. */
    static Trunk buying(String name, String currency, String price, @Nullable Integer marginPercent) {
        return new Trunk(name, deck(currency, "49", price), 1, 0, "", marginPercent, null);
    }

    static RateDeck deck(String currency, String prefix, String price) {
        var rate = new Rate(prefix, "somewhere", new BigDecimal(price), BigDecimal.ZERO, 1, 1);
        return RateDeck.of(new UUID(0, 7), "buy", 1, currency, List.of(rate));
    }

    /** One route for every number. */
    static RouteTable table(Ordering order, Trunk... trunks) {
        return table(order, ExchangeRates.NONE, trunks);
    }

    static RouteTable table(Ordering order, ExchangeRates exchange, Trunk... trunks) {
        var known = new LinkedHashMap<String, Trunk>();
        Arrays.stream(trunks).forEach(trunk -> known.put(trunk.name(), trunk));
        return RouteTable.of(1, Map.of("", new TrunkList(List.copyOf(known.keySet()), order)), known, exchange)
                .seenBy(by(new UUID(1, 2), TrunkRecords.NONE));
    }

    /** A customer who pays in euros, and whose own leg costs us nothing. */
    static Choice by(UUID attempt, TrunkRecords records) {
        return Choice.of(attempt, NOW, "EUR", LONDON, records);
    }

    static Choice by(UUID attempt) {
        return by(attempt, TrunkRecords.NONE);
    }
}
