package io.ringback.rating.route;

import io.ringback.contracts.values.Party;
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
 * @param prefix 0 to 15 digits; the empty one fits every number; null for a route to a site
 * @param site whose extensions the trunks reach, 1 to 32 of a–z, 0–9 and hyphen; null for a route to numbers
 * @param trunks names as switches have them, 1 to 10
 * @param order which of them comes first; as listed if left out
 */
public record RouteOrder(
        @Nullable String prefix,
        @Nullable String site,
        List<String> trunks,
        @Nullable Ordering order) {
    private static final int MAX_TRUNKS = 10;

    public RouteOrder {
        trunks = List.copyOf(trunks);
        if ((prefix == null) == (site == null)) {
            throw new IllegalArgumentException("prefix must be given, or else site");
        }
        if (site != null && !Party.Extension.isExtension(site, "1")) {
            throw new IllegalArgumentException("site must be 1 to 32 of a-z, 0-9 and hyphen");
        }
        if (site != null && order != null && order != Ordering.LISTED) {
            throw new IllegalArgumentException("order must be LISTED for a site: its lines have no price");
        }
        if (prefix != null && !PrefixIndex.isPrefix(prefix)) {
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
