package io.ringback.rating.quote;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Route;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Allowances;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.route.Routes;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes promises of prices. */
@Singleton
class QuoteDesk {
    /** Longest talk where a request does not say otherwise. */
    private static final int DEFAULT_TALK_SECONDS = 5400;

    /** Talks whose charge is shown, seconds. */
    private static final List<Integer> SHOWN_TALKS = List.of(60, 180, 600);

    private final Database database;
    private final AccountRows accounts;
    private final Decks decks;
    private final Routes routes;
    private final Quotes quotes;
    private final InstantSource clock;
    private final Allowances allowances;
    private final Duration validity;
    private final long playMoney;

    QuoteDesk(
            Database database,
            AccountRows accounts,
            Decks decks,
            Routes routes,
            Quotes quotes,
            InstantSource clock,
            RatingConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.decks = decks;
        this.routes = routes;
        this.quotes = quotes;
        this.clock = clock;
        this.allowances = config.allowances();
        this.validity = config.quoteValidity();
        this.playMoney = Micros.of(config.sandboxBalance());
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 without the account, 422 without rate or route */
    QuoteView quote(UUID accountId, boolean sandbox, QuoteOrder order) {
        return database.inTransaction(tx -> {
            var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
            var plan = account.plan();
            if (plan.calleeDeckId() == null || !plan.complete()) {
                throw Problems.unprocessable(
                        "no-rate", "a rate deck of the account's call plan has no version in force");
            }
            var callee = new Party.E164(order.callee());
            var caller = new Party.E164(order.caller());
            var prices = decks.prices(tx, plan.calleeDeckId(), plan.callerLeg(), plan.callerDeckId());
            var deck = prices.deck();
            var rate = prices.rateTo(callee, clock.instant())
                    .orElseThrow(() -> Problems.unprocessable("no-rate", "callee", "has no rate"));
            var base = prices.caller(caller, clock.instant())
                    .orElseThrow(() -> Problems.unprocessable("no-rate", "caller", "has no rate"));
            var tariff = base.to(rate);
            var quote = promise(tx, account, sandbox, deck, tariff, caller, callee);
            quotes.insert(tx, quote);
            return view(quote, account, prices, tariff);
        });
    }

    private Quote promise(
            Transaction tx,
            LockedAccount account,
            boolean sandbox,
            RateDeck deck,
            Tariff tariff,
            Party.E164 caller,
            Party.E164 callee) {
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        var table = sandbox
                ? RouteTable.SANDBOX
                : routes.inForce(
                        tx, account.routesVersion(), id, caller, account.payer().currency());
        return new Quote(
                id,
                account.payer().id(),
                sandbox,
                caller,
                callee,
                deck.id(),
                account.plan().callerLeg(),
                account.plan().callerDeckId(),
                some("caller", table.routesTo(caller)),
                some("callee", waysTo(callee, table, tariff, now)),
                now,
                now.plus(validity));
    }

    /** As an attempt would be routed: over no trunk that leaves too small a margin. */
    private static List<Route> waysTo(Party.E164 callee, RouteTable table, Tariff tariff, Instant now) {
        var ways = table.routesTo(callee, seconds -> tariff.chargeMicros(CallTimes.begunAt(now, seconds)));
        if (ways.isEmpty() && !table.routesTo(callee).isEmpty()) {
            throw Problems.unprocessable("no-route", "callee", "can be carried by no trunk that leaves its margin");
        }
        return ways;
    }

    private QuoteView view(Quote quote, LockedAccount account, Prices prices, Tariff tariff) {
        var now = quote.createdAt();
        var currency = prices.deck().currency();
        int setup = allowances.promptSeconds() + RingTimeout.CALLEE_DEFAULT_SECONDS;
        long available =
                quote.sandbox() ? playMoney : Math.max(0, account.payer().spendableMicros(quote.callee()));
        var charges = SHOWN_TALKS.stream()
                .map(talk -> new QuotedCharge(
                        talk, Micros.money(tariff.chargeMicros(CallTimes.begunAt(now, talk)), currency)))
                .toList();
        var free = account.free().partsFor(quote.callee(), tariff.billedTalk(DEFAULT_TALK_SECONDS)).stream()
                .mapToLong(FreePart::seconds)
                .sum();
        return new QuoteView(
                quote.id(),
                quote.accountId(),
                quote.caller().number(),
                quote.callee().number(),
                QuotedLeg.of(
                        tariff.callerPolicy(),
                        QuotedPrice.of(prices.callerDeck(), tariff.callerRate(), now),
                        quote.callerRoutes()),
                QuotedLeg.of(
                        CallerLegPolicy.ON_BRIDGE,
                        QuotedPrice.of(prices.deck(), tariff.calleeRate(), now),
                        quote.calleeRoutes()),
                charges,
                free,
                tariff.withFreeSeconds(free).limitSeconds(StartWindow.at(now), available, setup, DEFAULT_TALK_SECONDS),
                quote.expiresAt());
    }

    private static List<Route> some(String field, List<Route> ways) {
        if (ways.isEmpty()) {
            throw Problems.unprocessable("no-route", field, "can be carried by no trunk");
        }
        return ways;
    }
}
