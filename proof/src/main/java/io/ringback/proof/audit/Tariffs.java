package io.ringback.proof.audit;

import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices calls anew from the stored rate decks, by the tariff's text alone (docs/rating.md): the valid rate with the
 * longest prefix, increments, connect and disconnect charge, minimum, grace and maximum, as an exact sum rounded half up
 * once to six decimals. What tiers or the time of day shape is not worked out here; rating's tests do that a second way.
 */
final class Tariffs {
    private static final BigDecimal SECONDS_PER_MINUTE = new BigDecimal(60);
    private static final int DECIMALS = 6;

    private static final String PREFIXES = """
            SELECT *, greatest(valid_from, '1970-01-01') AS since, least(valid_until, '9999-01-01') AS until
            FROM rate WHERE deck_id = ? AND prefix = ANY (string_to_array(?, ',')) ORDER BY length(prefix) DESC""";

    private final ReadOnlyDatabase rating;
    private final Map<Asked, List<Rate>> found = new HashMap<>();

    Tariffs(ReadOnlyDatabase rating) {
        this.rating = rating;
    }

    private record Asked(UUID deckId, String digits) {}

    /**
     * A stored rate.
     *
     * @param once connect and disconnect charge
     * @param most null where there is no limit
     * @param shaped whether tiers or bands change the price in the course of a call
     */
    record Rate(
            String prefix,
            BigDecimal perMinute,
            BigDecimal once,
            int first,
            int further,
            int leastSeconds,
            int grace,
            BigDecimal least,
            @Nullable BigDecimal most,
            boolean shaped,
            Instant since,
            Instant until) {

        static Rate of(ResultSet row) throws SQLException {
            return new Rate(
                    row.getString("prefix"),
                    row.getBigDecimal("price_per_minute"),
                    row.getBigDecimal("connect_charge").add(row.getBigDecimal("disconnect_charge")),
                    row.getInt("first_increment_seconds"),
                    row.getInt("increment_seconds"),
                    row.getInt("minimum_seconds"),
                    row.getInt("grace_seconds"),
                    row.getBigDecimal("minimum_charge"),
                    row.getBigDecimal("maximum_cost"),
                    !row.getString("tiers").isEmpty() || !row.getString("bands").isEmpty(),
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("until").toInstant());
        }

        /**
         * What so many whole seconds cost, if that follows from their number alone.
         *
         * @param free how many of those that are billed a package pays
         */
        Optional<BigDecimal> price(long seconds, long free) {
            long billed = billed(Math.max(seconds, leastSeconds));
            if (seconds == 0 || seconds <= grace || billed <= free) {
                return Optional.of(BigDecimal.ZERO.setScale(DECIMALS));
            }
            if (shaped) {
                return Optional.empty();
            }
            var sixtieths = once.multiply(SECONDS_PER_MINUTE)
                    .add(perMinute.multiply(new BigDecimal(billed - free)))
                    .max(least.multiply(SECONDS_PER_MINUTE));
            var cut = most == null ? sixtieths : sixtieths.min(most.multiply(SECONDS_PER_MINUTE));
            return Optional.of(cut.divide(SECONDS_PER_MINUTE, DECIMALS, RoundingMode.HALF_UP));
        }

        private long billed(long seconds) {
            long billed = first;
            while (billed < seconds) {
                billed += further;
            }
            return billed;
        }
    }

    /** The rate for a number, if the deck has one that is valid then. */
    Optional<Rate> rateFor(UUID deckId, Party.E164 party, Instant at) {
        return found.computeIfAbsent(new Asked(deckId, party.digits()), this::longestFirst).stream()
                .filter(rate -> !at.isBefore(rate.since()) && at.isBefore(rate.until()))
                .findFirst();
    }

    private List<Rate> longestFirst(Asked asked) {
        var prefixes = IntStream.rangeClosed(1, asked.digits().length())
                .mapToObj(length -> asked.digits().substring(0, length))
                .reduce((shorter, longer) -> shorter + "," + longer)
                .orElseThrow();
        return rating.list(PREFIXES, Rate::of, asked.deckId(), prefixes);
    }
}
