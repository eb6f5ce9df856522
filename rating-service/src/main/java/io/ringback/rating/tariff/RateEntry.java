package io.ringback.rating.tariff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deck has for one prefix: mostly a single rate, else several of which one is valid at a time. */
public sealed interface RateEntry permits Rate, RateEntry.Series {

    /** The rate that is valid at this moment. */
    Optional<Rate> validAt(Instant at);

    /** Whether one is. */
    default boolean isValidAt(Instant at) {
        return validAt(at).isPresent();
    }

    /**
     * These and more for the same prefix.
     *
     * @throws IllegalArgumentException if two can be valid at the same moment
     */
    default RateEntry and(RateEntry more) {
        return new Series(Stream.concat(rates().stream(), more.rates().stream()).toList());
    }

    /** Every rate there is. */
    List<Rate> rates();

    /**
     * Rates of one prefix, at most one valid at a time.
     *
     * @param rates two or more
     */
    record Series(List<Rate> rates) implements RateEntry {
        public Series {
            rates = List.copyOf(rates);
            for (int i = 0; i < rates.size(); i++) {
                for (Rate earlier : rates.subList(0, i)) {
                    if (earlier.conditions().overlaps(rates.get(i).conditions())) {
                        throw new IllegalArgumentException("prefix appears twice: " + earlier.prefix());
                    }
                }
            }
        }

        @Override
        public Optional<Rate> validAt(Instant at) {
            return rates.stream().filter(rate -> rate.conditions().validAt(at)).findFirst();
        }
    }
}
