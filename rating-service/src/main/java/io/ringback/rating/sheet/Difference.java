package io.ringback.rating.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet would change against the version in force. A rate is the same if prefix and validity are.
 *
 * @param deck the version in force, null if there is none
 * @param total over all destinations
 * @param destinations those with most changes first, at most 200; the others are in the total alone
 * @param destinationsChanged how many have any change
 * @param greatest the greatest changes of a price per minute, at most 20
 */
record Difference(
        @Nullable UUID deck,
        Counts total,
        List<Destination> destinations,
        long destinationsChanged,
        List<PriceChange> greatest) {
    Difference {
        destinations = List.copyOf(destinations);
        greatest = List.copyOf(greatest);
    }

    /**
     * Rates by what happens to them.
     *
     * @param added they are new
     * @param gone they are not there any more
     * @param dearer their price per minute rises
     * @param cheaper it falls
     * @param altered it stays, something else changes
     */
    record Counts(long added, long gone, long dearer, long cheaper, long altered, long unchanged) {}

    /** @param percent by which the mean price of the rates that stay changes, null if it cannot be said */
    record Destination(
            String destination, Counts rates, @Nullable BigDecimal percent) {}

    /** @param percent null if it was free before */
    record PriceChange(
            String prefix,
            String destination,
            BigDecimal from,
            BigDecimal to,
            @Nullable BigDecimal percent) {}
}
