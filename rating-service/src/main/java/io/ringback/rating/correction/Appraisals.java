package io.ringback.rating.correction;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Statements;
import io.ringback.rating.attempt.Attempt;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.correction.Appraisal.FreeChange;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.settlement.Bill;
import io.ringback.rating.settlement.Capture;
import io.ringback.rating.settlement.Measured;
import io.ringback.rating.settlement.Repricing;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.RateDeck;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what an attempt is to cost from what was pinned and what is to be corrected. */
@Singleton
class Appraisals {
    private final Decks decks;

    Appraisals(Decks decks) {
        this.decks = decks;
    }

    /** @throws io.ringback.edge.problem.ProblemException if the order does not fit the attempt */
    Appraisal of(Statements sql, Attempt attempt, Standing now, CorrectionOrder order, String currency) {
        var deck = deck(sql, order.rateDeck(), now.deckId(), currency);
        var pinned = call(attempt, deck);
        var used = pinned.free().isEmpty() ? List.<PackageUses.Used>of() : PackageUses.usedBy(sql, attempt.id());
        // No more of a package than the call had used: the rest of what it kept was given back.
        var call = pinned.freeWithin(parts -> PackageUses.asUsed(parts, used));
        var bill = bill(call, attempt, now, order, currency);
        var free = new FreeChange(used, bill.free(call, attempt.dialledCallee()));
        if (order.amount() != null) {
            long named = Micros.of(order.amount());
            if (named > bill.priceMicros()) {
                throw Problems.unprocessable(
                        "more-than-price",
                        "amount",
                        "is more than the price, " + Micros.money(bill.priceMicros(), currency));
            }
            return appraisal(
                    now, deck, bill, free, new Capture(named, now.capture().absorbedMicros()), now.estimated(), true);
        }
        var capture = now.capture().again(bill.priceMicros());
        return appraisal(now, deck, bill, free, capture, now.estimated() && order.talkMillis() == null, false);
    }

    private static Bill bill(GrantedCall call, Attempt attempt, Standing now, CorrectionOrder order, String currency) {
        if (order.callerMillis() != null && order.talkMillis() != null) {
            return Bill.of(
                    call,
                    attempt.dialledCallee(),
                    Measured.begun(call.beginnings().answeredAt(), order.callerMillis(), order.talkMillis()),
                    currency);
        }
        return Bill.again(
                call, attempt.dialledCallee(), now.callerSeconds(), now.talkSeconds(), now.overrunMillis(), currency);
    }

    private static GrantedCall call(Attempt attempt, @Nullable RateDeck deck) {
        var pinned = attempt.open(Attempt.State.SETTLED).call();
        if (deck == null) {
            return pinned;
        }
        return Repricing.of(pinned, attempt.wish(), attempt.dialledCallee(), deck)
                .orElseThrow(() -> Problems.unprocessable("no-rate", "rateDeck", "has no rate for what was talked to"));
    }

    private @Nullable RateDeck deck(Statements sql, @Nullable UUID wanted, @Nullable UUID present, String currency) {
        var deckId = wanted == null ? present : wanted;
        if (deckId == null) {
            return null;
        }
        var known = sql.queryOne("SELECT currency, state FROM rate_deck_shown WHERE id = $1", deckId)
                .orElseThrow(() -> Problems.badField("rateDeck", "names no version of a rate deck"));
        if (known.getString("state").equals("DRAFT")) {
            throw Problems.badField("rateDeck", "must not be a draft, which can still change");
        }
        if (!known.getString("currency").equals(currency)) {
            throw Problems.badField("rateDeck", "must be in the account's currency, " + currency);
        }
        return decks.version(sql, deckId);
    }

    private static Appraisal appraisal(
            Standing now,
            @Nullable RateDeck deck,
            Bill bill,
            FreeChange free,
            Capture capture,
            boolean estimated,
            boolean named) {
        return new Appraisal(
                deck == null ? null : deck.id(),
                deck == null ? now.deckVersion() : deck.version(),
                bill.callerSeconds(),
                bill.talkSeconds(),
                bill.overrunMillis(),
                bill.legs(),
                bill.priceMicros(),
                free,
                capture,
                estimated,
                named);
    }
}
