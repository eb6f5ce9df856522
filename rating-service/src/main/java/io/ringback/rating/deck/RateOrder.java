package io.ringback.rating.deck;

import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.tariff.Rate;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rate of a deck, as it is posted. Ranges as in {@link Rate}.
 *
 * @param connectCharge nothing if left out
 * @param firstIncrementSeconds 60 if left out
 * @param incrementSeconds as the first one if left out
 */
public record RateOrder(
        String prefix,
        String destination,
        BigDecimal pricePerMinute,
        @Nullable BigDecimal connectCharge,
        @Nullable Integer firstIncrementSeconds,
        @Nullable Integer incrementSeconds) {
    private static final int MAX_DESTINATION = 100;
    private static final int DEFAULT_INCREMENT_SECONDS = 60;

    public RateOrder {
        if (prefix.isEmpty() || !PrefixIndex.isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix must have 1 to " + PrefixIndex.MAX_DIGITS + " digits");
        }
        if (destination.isBlank() || destination.length() > MAX_DESTINATION) {
            throw new IllegalArgumentException("destination must have 1 to " + MAX_DESTINATION + " characters");
        }
        connectCharge = Objects.requireNonNullElse(connectCharge, BigDecimal.ZERO);
        firstIncrementSeconds = Objects.requireNonNullElse(firstIncrementSeconds, DEFAULT_INCREMENT_SECONDS);
        incrementSeconds = Objects.requireNonNullElse(incrementSeconds, firstIncrementSeconds);
        rate(prefix, destination, pricePerMinute, connectCharge, firstIncrementSeconds, incrementSeconds);
    }

    /** The rate, whose own checks say what is wrong. */
    Rate rate() {
        return rate(
                prefix,
                destination,
                pricePerMinute,
                Objects.requireNonNull(connectCharge, "connectCharge"),
                Objects.requireNonNull(firstIncrementSeconds, "firstIncrementSeconds"),
                Objects.requireNonNull(incrementSeconds, "incrementSeconds"));
    }

    private static Rate rate(
            String prefix, String destination, BigDecimal price, BigDecimal connect, int first, int further) {
        return new Rate(prefix, destination, price, connect, first, further);
    }
}
