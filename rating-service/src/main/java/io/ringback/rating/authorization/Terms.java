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
 * @param free what packages pay before money does
 * @param at when it is decided: rates valid then count
 */
public record Terms(Prices prices, RouteTable routes, Map<Party, List<Route>> pinned, FreeAllowances free, Instant at) {
    public Terms {
        pinned = Map.copyOf(pinned);
    }

    /** Nothing promised, nothing free. */
    public Terms(Prices prices, RouteTable routes, Instant at) {
        this(prices, routes, Map.of(), FreeAllowances.NONE, at);
    }

    /** The same with routes a quote has promised. */
    public Terms promising(Map<Party, List<Route>> promised) {
        return new Terms(prices, routes, promised, free, at);
    }

    /** The same with what packages pay. */
    public Terms withFree(FreeAllowances allowances) {
        return new Terms(prices, routes, pinned, allowances, at);
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

    /** Both legs, the caller's being priced as here, and nothing free. */
    Tariff tariffTo(Party callee, Tariff caller) {
        return caller.to(internal(callee) ? null : rateTo(callee).orElseThrow());
    }

    Optional<Tariff> caller(Party caller) {
        return prices.caller(caller, at);
    }

    /**
     * Those ways that leave the margin their trunks must leave; what a quote has promised is kept all the same.
     *
     * @param tariff what is paid for both legs; what a package pays counts as paid, for the package was sold
     */
    List<Route> routesTo(Party party, Tariff tariff) {
        var promised = pinned.get(party);
        return promised == null
                ? routes.routesTo(party, seconds -> tariff.chargeMicros(CallTimes.begunAt(at, seconds)))
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
