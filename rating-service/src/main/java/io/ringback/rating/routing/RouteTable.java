package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.prefix.PrefixIndex;
import java.util.List;
import java.util.Map;

/**
 * Every route in force, immutable: the trunks of the longest prefix carry a number.
 *
 * @param version counts the changes, so that a copy in memory can be told from a newer one
 * @param trunks names by prefix, best first
 */
public record RouteTable(long version, PrefixIndex<List<String>> trunks) {

    public static RouteTable of(long version, Map<String, List<String>> trunks) {
        return new RouteTable(version, PrefixIndex.of(trunks));
    }

    /** Ways to this party, best first; none for what is no public number. */
    public List<Route> routesTo(Party party) {
        if (!(party instanceof Party.E164 callee)) {
            return List.of();
        }
        return trunks.longest(callee.digits()).orElse(List.of()).stream()
                .map(trunk -> new Route(trunk, callee.number()))
                .toList();
    }
}
