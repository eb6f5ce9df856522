package io.ringback.proof.simulation;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.Assessment;
import io.ringback.rating.authorization.Authorized;
import io.ringback.rating.authorization.Extension;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.authorization.Prices;
import io.ringback.rating.authorization.Refused;
import io.ringback.rating.authorization.Terms;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.RateDeck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How rating authorises and settles: the shell's way, around the real decisions. */
final class RatingTerms {
    private static final RouteTable ROUTES =
            RouteTable.of(1, Map.of("44", List.of("sim", "gw"), "49", List.of("gw", "sim"), "4930", List.of("sim")));

    private final Plan plan;
    private final List<RateDeck> decks;

    RatingTerms(Plan plan) {
        this.plan = plan;
        this.decks = List.of(deck(1), deck(2));
    }

    private RateDeck deck(int version) {
        return RateDeck.of(
                new UUID(0, version), "standard", version, "EUR", plan.decks().get(version - 1));
    }

    void decide(Database<RatingRows>.Work tx, AttemptRequested request, Instant now) {
        UUID accountId = request.wish().accountId();
        if (accountId == null) {
            throw new IllegalStateException("asked without an account");
        }
        Payer payer = tx.tables().account(accountId);
        RateDeck deck = decks.get(now.isBefore(World.START.plusMillis(plan.secondDeckAt())) ? 0 : 1);
        Payer judged = plan.has(Flaw.HOLDS_NOT_COUNTED) ? RatingRows.withoutHolds(payer) : payer;
        var decision = Assessment.of(
                        request.wish(), judged, new Terms(Prices.callerFree(deck), ROUTES, now), plan.allowances())
                .decision();
        switch (decision) {
            case Refused refused -> refuse(tx, request, payer, refused, now);
            case Authorized authorized -> authorize(tx, request, payer, deck, authorized, now);
        }
    }

    /** What an attempt was priced by when it began. */
    Terms pinned(RatedAttempt attempt, Instant now) {
        return new Terms(Prices.callerFree(decks.get((int) attempt.deckVersion() - 1)), ROUTES, now);
    }

    /** The wish with the destination that was keyed. */
    Wish keyed(Wish wish, Party callee) {
        return wish.to(callee, wish.calleeRingTimeoutSeconds(), List.of(), List.of());
    }

    private void authorize(
            Database<RatingRows>.Work tx,
            AttemptRequested request,
            Payer payer,
            RateDeck deck,
            Authorized authorized,
            Instant now) {
        long hold = plan.has(Flaw.HOLDS_NOT_COUNTED) ? 0 : authorized.holdMicros();
        tx.tables().openHold(payer.id(), hold);
        tx.tables()
                .attempts()
                .put(
                        request.attemptId(),
                        new RatedAttempt(
                                request,
                                payer.id(),
                                now,
                                deck.version(),
                                authorized.call(),
                                true,
                                hold,
                                true,
                                now.plus(RatingNode.UNDIALLED_EXPIRY),
                                0,
                                null,
                                null,
                                0,
                                null,
                                0));
        var wish = request.wish();
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new AttemptAuthorized(
                        request.callbackId(),
                        request.attemptId(),
                        request.attemptNumber(),
                        now,
                        request.sandbox(),
                        payer.id(),
                        wish.script(),
                        new CallerLeg(wish.caller(), authorized.callerRoutes(), wish.callerRingTimeoutSeconds()),
                        wish.accessNumber(),
                        wish.confirm(),
                        wish.onlyIfFree(),
                        wish.announcements(),
                        wish.acknowledge(),
                        authorized.call().targets().stream()
                                .map(PricedTarget::toTarget)
                                .toList(),
                        authorized.grant(),
                        plan.allowances().warnings(),
                        authorized.callerIds(),
                        Micros.money(payer.balanceMicros(), payer.currency()),
                        authorized.call().pricePerMinute(payer.currency()),
                        wish.language(),
                        deck.version(),
                        true,
                        request.queuedSince(),
                        now.plus(plan.allowances().validity()),
                        wish.options()));
    }

    private static void refuse(
            Database<RatingRows>.Work tx, AttemptRequested request, Payer payer, Refused refused, Instant now) {
        RatedAttempt row =
                new RatedAttempt(request, payer.id(), now, 0, null, false, 0, false, now, 0, null, null, 0, null, 0);
        tx.tables().attempts().put(request.attemptId(), row);
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new AttemptRefused(
                        request.callbackId(),
                        request.attemptId(),
                        now,
                        request.sandbox(),
                        refused.reason(),
                        refused.sentence()));
        Money zero = Money.zero(payer.currency());
        settled(
                tx,
                new AttemptSettled(
                        request.callbackId(),
                        request.attemptId(),
                        now,
                        request.sandbox(),
                        payer.id(),
                        refused.reason(),
                        row.facts(),
                        null,
                        0,
                        0,
                        0,
                        List.of(),
                        zero,
                        zero,
                        Micros.money(payer.balanceMicros(), payer.currency()),
                        0,
                        false));
    }

    /** More talk, or the word that there is none; each request is answered once. */
    void extend(Database<RatingRows>.Work tx, RatedAttempt attempt, int sequence, Instant now) {
        if (!attempt.open() || sequence <= attempt.sequence()) {
            return;
        }
        Payer payer = tx.tables().account(attempt.accountId());
        boolean allowed = attempt.withdrawn() == null && attempt.holdOpen() && payer.status() == Status.ACTIVE;
        long available = plan.has(Flaw.HOLDS_NOT_COUNTED)
                ? payer.availableMicros() + payer.heldMicros()
                : payer.availableMicros();
        Extension extension = allowed
                ? Extension.decide(
                        attempt.granted(),
                        attempt.held(),
                        available,
                        plan.allowances().sliceSeconds())
                : Extension.none(attempt.granted(), attempt.held());
        if (!plan.has(Flaw.HOLDS_NOT_COUNTED)) {
            tx.tables().changeHold(payer.id(), extension.holdMicros() - attempt.held());
        }
        tx.tables()
                .attempts()
                .put(
                        attempt.request().attemptId(),
                        attempt.extended(
                                sequence,
                                attempt.granted().granting(extension.grantedSeconds(), extension.last()),
                                plan.has(Flaw.HOLDS_NOT_COUNTED) ? attempt.held() : extension.holdMicros()));
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new HoldExtended(
                        attempt.request().callbackId(),
                        attempt.request().attemptId(),
                        now,
                        false,
                        sequence,
                        extension.grantedSeconds(),
                        extension.last()));
    }

    /** Keeps and tells a settlement. */
    static void settled(Database<RatingRows>.Work tx, AttemptSettled settled) {
        List<AttemptSettled> all =
                new ArrayList<>(tx.tables().settlements().getOrDefault(settled.attemptId(), List.of()));
        all.add(settled);
        tx.tables().settlements().put(settled.attemptId(), all);
        tx.publish(Topic.CALL_CHARGES, settled);
    }
}
