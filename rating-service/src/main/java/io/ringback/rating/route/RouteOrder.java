package io.ringback.rating.route;

import io.ringback.rating.prefix.PrefixIndex;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A route to be made.
 *
 * @param prefix 0 to 15 digits; the empty one fits every number
 * @param trunks names as switches have them, best first, 1 to 10
 */
public record RouteOrder(String prefix, List<String> trunks) {
    private static final int MAX_TRUNKS = 10;
    private static final Pattern TRUNK = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public RouteOrder {
        trunks = List.copyOf(trunks);
        if (!PrefixIndex.isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix must have 0 to " + PrefixIndex.MAX_DIGITS + " digits");
        }
        if (trunks.isEmpty() || trunks.size() > MAX_TRUNKS) {
            throw new IllegalArgumentException("trunks must be 1 to " + MAX_TRUNKS);
        }
        if (!trunks.stream().allMatch(trunk -> TRUNK.matcher(trunk).matches())) {
            throw new IllegalArgumentException("trunks must each be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        if (new HashSet<>(trunks).size() < trunks.size()) {
            throw new IllegalArgumentException("trunks must each be named once");
        }
    }
}
