package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.Tariff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices and routes an attempt is decided by.
 *
 * @param prices the versions that are pinned
 * @param routes those in force
 * @param pinned routes a quote has promised; they win
 * @param freeSeconds what packages pay of a call to each destination; none for one that is not named
 * @param at when it is decided: rates valid then count
 */
public record Terms(
        Prices prices, RouteTable routes, Map<Party, List<Route>> pinned, Map<Party, Long> freeSeconds, Instant at) {
    public Terms {
        pinned = Map.copyOf(pinned);
        freeSeconds = Map.copyOf(freeSeconds);
    }

    /** Nothing promised, nothing free. */
    public Terms(Prices prices, RouteTable routes, Instant at) {
        this(prices, routes, Map.of(), Map.of(), at);
    }

    /** The same with routes a quote has promised. */
    public Terms promising(Map<Party, List<Route>> promised) {
        return new Terms(prices, routes, promised, freeSeconds, at);
    }

    /** The same with free seconds by destination. */
    public Terms withFreeSeconds(Map<Party, Long> seconds) {
        return new Terms(prices, routes, pinned, seconds, at);
    }

    /** That of the callee's leg. */
    public RateDeck deck() {
        return prices.deck();
    }

    /** These routes before all others, too, where no quote has promised any. */
    public Terms withRoutes(Map<Party, List<Route>> named) {
        var all = new HashMap<>(named);
        all.putAll(pinned);
        return promising(all);
    }

    List<Route> routesTo(Party party) {
        var promised = pinned.get(party);
        return promised == null ? routes.routesTo(party) : promised;
    }

    Optional<Rate> rateTo(Party callee) {
        return prices.rateTo(callee, at);
    }

    /** Whether it is known what talking to this party costs. */
    boolean prices(Party callee) {
        return internal(callee) || rateTo(callee).isPresent();
    }

    /** What is behind a switch of the operator's, an extension or a voicemail box, costs nothing to talk to. */
    private static boolean internal(Party callee) {
        return !(callee instanceof Party.E164);
    }

    boolean blocks(Party callee) {
        return prices.blocks(callee, at);
    }

    /** Both legs, the caller's being priced as here. */
    Tariff tariffTo(Party callee, Tariff caller) {
        var rate = internal(callee) ? null : rateTo(callee).orElseThrow();
        return caller.to(rate).withFreeSeconds(freeSeconds.getOrDefault(callee, 0L));
    }

    Optional<Tariff> caller(Party caller) {
        return prices.caller(caller, at);
    }

    /**
     * Those ways that leave the margin their trunks must leave; what a quote has promised is kept all the same.
     *
     * @param tariff what is paid for both legs; free seconds count as paid, for a package was sold
     */
    List<Route> routesTo(Party party, Tariff tariff) {
        var promised = pinned.get(party);
        var sold = tariff.withFreeSeconds(0);
        return promised == null
                ? routes.routesTo(party, seconds -> sold.chargeMicros(CallTimes.begunAt(at, seconds)))
                : promised;
    }

    /** Why there is no way to this party. */
    Finding withoutRoute(Party party) {
        return routesTo(party).isEmpty()
                ? Finding.of(RefusalReason.NO_ROUTE, false)
                : Finding.refused(
                        RefusalReason.NO_ROUTE,
                        "No trunk that may carry this number leaves the margin that is asked of it.");
    }
}
