package io.ringback.rating.account;

import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every spend cap of an account, as they are put; one that is left out is no longer.
 *
 * @param perCall most one call may hold and cost, 0 to 10^12, at most 6 decimals
 * @param perHour most that is charged and held in a calendar hour
 * @param perDay most that is charged and held in a calendar day
 * @param destinations at most 50, each prefix once
 */
public record SpendCapOrder(
        @Nullable BigDecimal perCall,
        @Nullable BigDecimal perHour,
        @Nullable BigDecimal perDay,
        @Nullable List<DestinationOrder> destinations) {
    private static final int MAX_DESTINATIONS = 50;

    /**
     * The cap of one destination.
     *
     * @param prefix 1 to 15 digits every number of it begins with, without plus
     * @param perDay most that is charged and reserved for calls to it in a calendar day
     */
    public record DestinationOrder(String prefix, BigDecimal perDay) {
        private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

        public DestinationOrder {
            if (!PREFIX.matcher(prefix).matches()) {
                throw new IllegalArgumentException("prefix must be 1 to 15 digits");
            }
            check("perDay", perDay);
        }
    }

    public SpendCapOrder {
        check("perCall", perCall);
        check("perHour", perHour);
        check("perDay", perDay);
        destinations = List.copyOf(Objects.requireNonNullElse(destinations, List.of()));
        if (destinations.size() > MAX_DESTINATIONS) {
            throw new IllegalArgumentException("destinations must be at most " + MAX_DESTINATIONS);
        }
        var prefixes = new HashSet<String>();
        for (DestinationOrder one : destinations) {
            if (!prefixes.add(one.prefix())) {
                throw new IllegalArgumentException("destinations name a prefix twice: " + one.prefix());
            }
        }
    }

    /** Never null. */
    List<DestinationOrder> destinationOrders() {
        return Objects.requireNonNull(destinations, "destinations");
    }

    private static void check(String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0 || amount.compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException(field + " must not be negative, nor above " + Micros.MAX_AMOUNT);
        }
        if (amount.stripTrailingZeros().scale() > Micros.DECIMALS) {
            throw new IllegalArgumentException(field + " may have at most " + Micros.DECIMALS + " decimals");
        }
    }
}
