package io.ringback.proof.audit;

import io.ringback.contracts.values.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Prices calls anew from the stored rate decks, by the tariff's text alone: the rate with the longest prefix; nothing for
 * no time; else the connect charge plus the price of the first increment and of every further one that was begun, as an
 * exact sum rounded half up once to six decimals.
 */
final class Tariffs {
    private static final BigDecimal SECONDS_PER_MINUTE = new BigDecimal(60);
    private static final int DECIMALS = 6;

    private static final String LONGEST_PREFIX = """
            SELECT prefix, price_per_minute, connect_charge, first_increment_seconds, increment_seconds
            FROM rate WHERE deck_id = ? AND prefix = ANY (string_to_array(?, ',')) ORDER BY length(prefix) DESC LIMIT 1""";

    private final ReadOnlyDatabase rating;
    private final Map<Asked, Optional<Rate>> found = new HashMap<>();

    Tariffs(ReadOnlyDatabase rating) {
        this.rating = rating;
    }

    private record Asked(UUID deckId, String digits) {}

    /** A stored rate. */
    record Rate(String prefix, BigDecimal perMinute, BigDecimal connect, int first, int further) {

        /** What so many whole seconds cost. */
        BigDecimal price(long seconds) {
            if (seconds == 0) {
                return BigDecimal.ZERO.setScale(DECIMALS);
            }
            return connect.multiply(SECONDS_PER_MINUTE)
                    .add(perMinute.multiply(new BigDecimal(billed(seconds))))
                    .divide(SECONDS_PER_MINUTE, DECIMALS, RoundingMode.HALF_UP);
        }

        private long billed(long seconds) {
            long billed = first;
            while (billed < seconds) {
                billed += further;
            }
            return billed;
        }
    }

    /** The rate for a number, if the deck has one. */
    Optional<Rate> rateFor(UUID deckId, Party.E164 party) {
        return found.computeIfAbsent(new Asked(deckId, party.digits()), this::longestPrefix);
    }

    private Optional<Rate> longestPrefix(Asked asked) {
        var prefixes = IntStream.rangeClosed(1, asked.digits().length())
                .mapToObj(length -> asked.digits().substring(0, length))
                .reduce((shorter, longer) -> shorter + "," + longer)
                .orElseThrow();
        return rating
                .list(
                        LONGEST_PREFIX,
                        row -> new Rate(
                                row.getString("prefix"),
                                row.getBigDecimal("price_per_minute"),
                                row.getBigDecimal("connect_charge"),
                                row.getInt("first_increment_seconds"),
                                row.getInt("increment_seconds")),
                        asked.deckId(),
                        prefixes)
                .stream()
                .findFirst();
    }
}
