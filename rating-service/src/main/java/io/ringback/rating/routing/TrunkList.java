package io.ringback.rating.routing;

import java.util.List;

/**
 * Which trunks may carry the numbers behind a prefix.
 *
 * @param trunks names as switches have them
 */
public record TrunkList(List<String> trunks, Ordering order) {
    public TrunkList {
        trunks = List.copyOf(trunks);
    }
}
