package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.rating.prefix.PrefixIndex;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.Tariff;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * Every route in force, immutable: the trunks of the longest prefix may carry a number.
 *
 * @param version counts the changes, so that a copy in memory can be told from a newer one
 * @param lists by prefix
 * @param sites the trunks to the extensions of each site, best first
 * @param trunks what is known of them, by name
 * @param exchange turns what carriers take into the customer's currency
 * @param choice for what trunks are chosen
 */
public record RouteTable(
        long version,
        PrefixIndex<TrunkList> lists,
        Map<String, List<String>> sites,
        Map<String, Trunk> trunks,
        ExchangeRates exchange,
        Choice choice) {
    /** The only trunk of the sandbox: whatever trunks there are in earnest, none of them is used. */
    public static final RouteTable SANDBOX = of(0, Map.of("", List.of("sandbox")));

    public RouteTable {
        sites = Map.copyOf(sites);
        trunks = Map.copyOf(trunks);
    }

    /** Trunks of which only the names are known, best first. */
    public static RouteTable of(long version, Map<String, List<String>> trunks) {
        var lists = HashMap.<String, TrunkList>newHashMap(trunks.size());
        trunks.forEach((prefix, names) -> lists.put(prefix, new TrunkList(names, Ordering.LISTED)));
        return of(version, lists, Map.of(), ExchangeRates.NONE);
    }

    public static RouteTable of(
            long version, Map<String, TrunkList> lists, Map<String, Trunk> trunks, ExchangeRates exchange) {
        return new RouteTable(version, PrefixIndex.of(lists), Map.of(), trunks, exchange, Choice.any());
    }

    /** The same with ways to the extensions of sites. */
    public RouteTable withSites(Map<String, List<String>> trunksOfSites) {
        return new RouteTable(version, lists, trunksOfSites, trunks, exchange, choice);
    }

    /** The same routes, to choose among for this. */
    public RouteTable seenBy(Choice by) {
        return new RouteTable(version, lists, sites, trunks, exchange, by);
    }

    /** Ways to this party, best first, whatever they cost; none for a voicemail box, whose trunk is named. */
    public List<Route> routesTo(Party party) {
        if (party instanceof Party.Extension extension) {
            return routesTo(extension);
        }
        return selection(party)
                .map(selection -> routes(party, selection.withinBudget(selection.ordered())))
                .orElse(List.of());
    }

    /**
     * Of the ways to this party, best first, those that leave the margin their trunks must leave.
     *
     * @param sold what the customer pays for so many seconds of talk begun now, both legs, millionths
     */
    public List<Route> routesTo(Party party, IntToLongFunction sold) {
        if (party instanceof Party.Extension extension) {
            return routesTo(extension);
        }
        return selection(party)
                .map(selection -> routes(party, selection.withinBudget(selection.within(selection.ordered(), sold))))
                .orElse(List.of());
    }

    /** As listed and dialled as it is: a site's own lines are sold and bought by nobody. */
    private List<Route> routesTo(Party.Extension extension) {
        return sites.getOrDefault(extension.site(), List.of()).stream()
                .map(trunk -> new Route(trunk, extension.digits()))
                .toList();
    }

    /** What a trunk takes for so many seconds of talk begun now, millionths of the customer's currency, not rounded. */
    Optional<BigDecimal> bought(Trunk trunk, Party.E164 party, int seconds) {
        var deck = trunk.buyDeck();
        if (deck == null) {
            return Optional.empty();
        }
        var times = CallTimes.begunAt(choice.at(), seconds);
        return exchange.at(choice.at(), deck.currency(), choice.currency())
                .flatMap(worth -> deck.rateFor(party, choice.at())
                        .map(rate -> Tariff.callerFree(rate).chargeMicros(times))
                        .map(micros -> BigDecimal.valueOf(micros).multiply(worth)));
    }

    /** Whether the carrier does not take calls to this number. */
    boolean bars(Trunk trunk, Party.E164 party) {
        var deck = trunk.buyDeck();
        return deck != null
                && deck.rateFor(party, choice.at()).filter(Rate::blocked).isPresent();
    }

    /** What the caller's leg of a call to this party may cost at most, as far as that is known. */
    BigDecimal callerLeg(Party.E164 callee, int seconds) {
        var caller = choice.caller();
        return caller == null || caller.equals(callee)
                ? BigDecimal.ZERO
                : selection(caller).map(selection -> selection.dearest(seconds)).orElse(BigDecimal.ZERO);
    }

    Trunk trunk(String name) {
        var known = trunks.get(name);
        return known == null ? Trunk.unknown(name) : known;
    }

    private Optional<Selection> selection(Party party) {
        return party instanceof Party.E164 number
                ? lists.longest(number.digits()).map(list -> new Selection(this, number, list))
                : Optional.empty();
    }

    private static List<Route> routes(Party party, List<Trunk> trunks) {
        return trunks.stream()
                .map(trunk -> trunk.to((Party.E164) party))
                .flatMap(Optional::stream)
                .toList();
    }
}
