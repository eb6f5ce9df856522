package io.ringback.rating.quote;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Route;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Allowances;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.route.Routes;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes promises of prices. */
@Singleton
class QuoteDesk {
    /** Longest talk where a request does not say otherwise. */
    private static final int DEFAULT_TALK_SECONDS = 5400;

    private final Database database;
    private final AccountRows accounts;
    private final Decks decks;
    private final Routes routes;
    private final Quotes quotes;
    private final InstantSource clock;
    private final Allowances allowances;
    private final Duration validity;

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
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 without the account, 422 without rate or route */
    QuoteView quote(UUID accountId, QuoteOrder order) {
        return database.inTransaction(tx -> {
            var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
            var plan = account.plan();
            if (plan.calleeDeckId() == null || !plan.complete()) {
                throw Problems.unprocessable(
                        "no-rate", "a rate deck of the account's call plan has no version in force");
            }
            var deck = decks.version(tx, plan.calleeDeckId());
            var callee = new Party.E164(order.callee());
            var caller = new Party.E164(order.caller());
            var prices = decks.prices(tx, plan.calleeDeckId(), plan.callerLeg(), plan.callerDeckId());
            var rate = prices.rateTo(callee, clock.instant())
                    .orElseThrow(() -> Problems.unprocessable("no-rate", "callee", "has no rate"));
            var base = prices.caller(caller, clock.instant())
                    .orElseThrow(() -> Problems.unprocessable("no-rate", "caller", "has no rate"));
            var quote = promise(tx, account, deck, caller, callee);
            quotes.insert(tx, quote);
            return view(quote, account, deck, base.to(rate), rate);
        });
    }

    private Quote promise(Transaction tx, LockedAccount account, RateDeck deck, Party.E164 caller, Party.E164 callee) {
        var table = routes.inForce(tx, account.routesVersion());
        var now = clock.instant();
        return new Quote(
                Ids.next(now, ThreadLocalRandom.current()),
                account.payer().id(),
                caller,
                callee,
                deck.id(),
                account.plan().callerLeg(),
                account.plan().callerDeckId(),
                trunks("caller", table.routesTo(caller)),
                trunks("callee", table.routesTo(callee)),
                now,
                now.plus(validity));
    }

    private QuoteView view(Quote quote, LockedAccount account, RateDeck deck, Tariff tariff, Rate rate) {
        int setup = allowances.promptSeconds() + RingTimeout.CALLEE_DEFAULT_SECONDS;
        long available = Math.max(0, account.payer().spendableMicros(quote.callee()));
        return new QuoteView(
                quote.id(),
                quote.accountId(),
                quote.caller().number(),
                quote.callee().number(),
                tariff.callerPolicy(),
                rate.destination(),
                new Money(rate.pricePerMinuteAt(quote.createdAt()), deck.currency()),
                new Money(rate.connectCharge(), deck.currency()),
                rate.firstIncrementSeconds(),
                rate.incrementSeconds(),
                tariff.limitSeconds(StartWindow.at(quote.createdAt()), available, setup, DEFAULT_TALK_SECONDS),
                quote.calleeTrunks(),
                deck.version(),
                quote.expiresAt());
    }

    private static List<String> trunks(String field, List<Route> ways) {
        if (ways.isEmpty()) {
            throw Problems.unprocessable("no-route", field, "can be carried by no trunk");
        }
        return ways.stream().map(Route::trunk).toList();
    }
}
