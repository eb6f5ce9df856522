package io.ringback.rating.deck;

import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.tariff.Conditions;
import io.ringback.rating.tariff.Price;
import io.ringback.rating.tariff.Rate;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a rate stands in its row. Texts and conditions that many rates share are kept once. */
public final class RateColumns {
    /** Every column that is written, in the order of {@link #of}. */
    public static final List<String> NAMES = List.of(
            "deck_id",
            "prefix",
            "destination",
            "price_per_minute",
            "connect_charge",
            "disconnect_charge",
            "first_increment_seconds",
            "increment_seconds",
            "minimum_seconds",
            "minimum_charge",
            "grace_seconds",
            "maximum_cost",
            "tiers",
            "bands",
            "valid_from",
            "valid_until",
            "blocked");

    /** What {@link #rate} reads: prices as whole units, what most rates have nothing of as one column. */
    static final String READ = """
        prefix, destination, (price_per_minute * 100000000)::bigint AS price,
        (connect_charge * 100000000)::bigint AS connect, first_increment_seconds, increment_seconds,
        CASE WHEN NOT plain THEN ARRAY[disconnect_charge::text, minimum_seconds::text, minimum_charge::text,
            grace_seconds::text, maximum_cost::text, tiers, bands,
            to_char(nullif(valid_from, '-infinity') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            to_char(nullif(valid_until, 'infinity') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            blocked::text] END AS conditions
        """;

    private final DeckFacts facts;
    private final Map<String, String> destinations = new HashMap<>();
    private final Map<Conditions, Conditions> shared = new HashMap<>();

    /** @param facts of the deck whose rates are read */
    RateColumns(DeckFacts facts) {
        this.facts = facts;
    }

    /** The values of a rate's row. */
    static @Nullable Object[] of(UUID deckId, Rate rate) {
        var conditions = rate.conditions();
        return new @Nullable Object[] {
            deckId,
            rate.prefix(),
            rate.destination(),
            rate.pricePerMinute(),
            rate.connectCharge(),
            Price.decimal(conditions.disconnectCharge()),
            rate.firstIncrementSeconds(),
            rate.incrementSeconds(),
            conditions.minimumSeconds(),
            Price.decimal(conditions.minimumCharge()),
            conditions.graceSeconds(),
            conditions.maximumCost() == null ? null : Price.decimal(conditions.maximumCost()),
            RateText.ofTiers(conditions.tiers()),
            RateText.ofBandPrices(conditions.bands().prices()),
            conditions.validFrom(),
            conditions.validUntil(),
            conditions.blocked()
        };
    }

    Rate rate(Row row) {
        var destination = row.getString("destination");
        var special = row.getArrayOfStrings("conditions");
        return new Rate(
                PrefixIndex.keyOf(row.getString("prefix")),
                destinations.computeIfAbsent(destination, known -> known),
                row.getLong("price"),
                row.getLong("connect"),
                row.getInteger("first_increment_seconds"),
                row.getInteger("increment_seconds"),
                special == null ? Conditions.NONE : conditions(special, row.getInteger("increment_seconds")));
    }

    /** In the order of the array in {@link #READ}. */
    private Conditions conditions(@Nullable String[] values, int incrementSeconds) {
        var next = Arrays.asList(values).iterator();
        var found = new Conditions(
                units(next.next()),
                Integer.parseInt(next.next()),
                units(next.next()),
                Integer.parseInt(next.next()),
                nullable(next.next(), RateColumns::units),
                RateText.tiers(next.next()).stream()
                        .map(tier -> tier.tier(incrementSeconds))
                        .toList(),
                facts.priced(RateText.bandPrices(next.next()).stream()
                        .map(band -> band.price(facts))
                        .toList()),
                nullable(next.next(), Instant::parse),
                nullable(next.next(), Instant::parse),
                Boolean.parseBoolean(next.next()));
        return shared.computeIfAbsent(found, known -> known);
    }

    private static long units(String price) {
        return Price.units("price", new BigDecimal(price));
    }

    private static <T> @Nullable T nullable(@Nullable String text, Function<String, T> read) {
        return text == null ? null : read.apply(text);
    }
}
