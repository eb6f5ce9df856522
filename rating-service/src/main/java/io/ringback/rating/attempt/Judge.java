package io.ringback.rating.attempt;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Allowances;
import io.ringback.rating.authorization.Assessment;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.authorization.Refused;
import io.ringback.rating.authorization.Terms;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.quote.Quotes;
import io.ringback.rating.route.Routes;
import io.ringback.rating.routing.RouteTable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Loads what the decision on a wish needs, and asks for it. */
@Singleton
class Judge {
    private final Decks decks;
    private final Routes routes;
    private final Quotes quotes;
    private final Forwardings forwarding;
    private final Sandbox sandbox;
    private final Allowances allowances;

    Judge(Decks decks, Routes routes, Quotes quotes, Forwardings forwarding, Sandbox sandbox, RatingConfig config) {
        this.decks = decks;
        this.routes = routes;
        this.quotes = quotes;
        this.forwarding = forwarding;
        this.sandbox = sandbox;
        this.allowances = config.allowances();
    }

    /** Everything the decision was made on; the account's row is locked. */
    sealed interface Ruling {
        /** The wish could be judged. */
        record Heard(LockedAccount account, Terms terms, Assessment assessment) implements Ruling {}

        /** There was nothing to judge it by. */
        record Dismissed(@Nullable LockedAccount account, Refused refused) implements Ruling {}
    }

    /**
     * What is to be judged.
     *
     * @param at when the wish was made: what a quote must outlast
     */
    record Matter(UUID attemptId, boolean sandbox, Wish wish, Instant at) {}

    /** Judges a wish. */
    Ruling rule(Transaction tx, LockedAccounts locked, Matter matter, Instant now) {
        return rule(tx, locked, matter, now, UnaryOperator.identity());
    }

    /**
     * As {@link #rule(Transaction, LockedAccounts, Matter, Instant)}.
     *
     * @param view of the account that would pay, if the decision is not to be made on what its row says alone
     */
    Ruling rule(Transaction tx, LockedAccounts locked, Matter matter, Instant now, UnaryOperator<Payer> view) {
        var wish = matter.wish();
        if (wish.accountId() == null || Identities.unproven(wish)) {
            var reason = wish.identity() == null ? RefusalReason.NO_ACCOUNT : RefusalReason.IDENTITY;
            return new Ruling.Dismissed(null, Refused.of(reason));
        }
        var account = locked.find(wish.accountId())
                .filter(one -> one.payer().status() != Status.CLOSED)
                .orElse(null);
        if (account == null) {
            return new Ruling.Dismissed(null, Refused.of(RefusalReason.NO_ACCOUNT));
        }
        if (wish.quoteId() == null && !account.plan().complete()) {
            var sentence = "A rate deck of the account's call plan has no version in force.";
            return new Ruling.Dismissed(account, new Refused(RefusalReason.NO_RATE, sentence));
        }
        var reached = forwarding.reachedBy(tx, wish, account);
        if (reached.isPresent() && reached.get().targets().isEmpty()) {
            return new Ruling.Dismissed(account, new Refused(RefusalReason.FORBIDDEN, Forwardings.NOWHERE));
        }
        return terms(tx, matter, account, now)
                .<Ruling>map(found -> {
                    var terms = reached.map(to -> found.withRoutes(to.routes())).orElse(found);
                    var asked = reached.map(to -> to.wishing(wish)).orElse(wish);
                    var seen = view.apply(account.payer());
                    var payer = matter.sandbox() ? sandbox.payer(tx, seen, wish) : seen;
                    return new Ruling.Heard(account, terms, Assessment.of(asked, payer, terms, allowances));
                })
                .orElseGet(() -> new Ruling.Dismissed(account, Refused.of(RefusalReason.QUOTE)));
    }

    /** The deck pinned for an attempt, with the routes in force and what packages cover beside other calls; what its caller's leg costs stands in its call. */
    Terms pinned(Transaction tx, Attempt attempt, LockedAccount account, Instant now) {
        if (attempt.deckId() == null) {
            throw new IllegalStateException("an authorised attempt has a deck: " + attempt.id());
        }
        var prices = Prices.callerFree(decks.ready(tx, attempt.deckId()));
        var routesInForce = routesFor(tx, new Matter(attempt.id(), attempt.sandbox(), attempt.wish(), now), account);
        return new Terms(prices, routesInForce, now).withFree(account.free().without(attempt.keptFree()));
    }

    Allowances allowances() {
        return allowances;
    }

    private Optional<Terms> terms(Transaction tx, Matter matter, LockedAccount account, Instant now) {
        var wish = matter.wish();
        var inForce = routesFor(tx, matter, account);
        if (wish.quoteId() != null) {
            return quotes.find(tx, wish.quoteId())
                    .filter(quote -> quote.sandbox() == matter.sandbox() && quote.covers(wish, matter.at()))
                    .map(quote -> new Terms(
                                    decks.prices(tx, quote.deckId(), quote.callerLeg(), quote.callerDeckId()),
                                    inForce,
                                    now)
                            .withFree(account.free())
                            .promising(quote.routes()));
        }
        var plan = account.plan();
        return Optional.ofNullable(plan.calleeDeckId())
                .map(deckId -> new Terms(decks.prices(tx, deckId, plan.callerLeg(), plan.callerDeckId()), inForce, now)
                        .withFree(account.free()));
    }

    /** The same attempt chooses the same trunks, however often it is judged. */
    private RouteTable routesFor(Transaction tx, Matter matter, LockedAccount account) {
        if (matter.sandbox()) {
            return RouteTable.SANDBOX;
        }
        var currency = account.payer().currency();
        return routes.inForce(
                tx, account.routesVersion(), matter.attemptId(), matter.wish().caller(), currency);
    }
}
