package io.ringback.rating.route;

import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.routing.Ordering;
import io.ringback.rating.routing.Trunk;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A route to be made.
 *
 * @param prefix 0 to 15 digits; the empty one fits every number
 * @param trunks names as switches have them, 1 to 10
 * @param order which of them comes first; as listed if left out
 */
public record RouteOrder(
        String prefix, List<String> trunks, @Nullable Ordering order) {
    private static final int MAX_TRUNKS = 10;

    public RouteOrder {
        trunks = List.copyOf(trunks);
        if (!PrefixIndex.isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix must have 0 to " + PrefixIndex.MAX_DIGITS + " digits");
        }
        if (trunks.isEmpty() || trunks.size() > MAX_TRUNKS) {
            throw new IllegalArgumentException("trunks must be 1 to " + MAX_TRUNKS);
        }
        if (!trunks.stream().allMatch(Trunk::isName)) {
            throw new IllegalArgumentException("trunks must each be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        if (new HashSet<>(trunks).size() < trunks.size()) {
            throw new IllegalArgumentException("trunks must each be named once");
        }
        order = Objects.requireNonNullElse(order, Ordering.LISTED);
    }
}
