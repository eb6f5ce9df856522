package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.attempt.Judge.Ruling;
import io.ringback.rating.authorization.Authorized;
import io.ringback.rating.authorization.FreePart;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.authorization.Refused;
import io.ringback.rating.authorization.Terms;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.pin.Pins;
import io.ringback.rating.tariff.Micros;
import io.ringback.rating.tariff.RateDeck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Authorises an attempt and holds its money, or refuses it and settles it with nothing; once per attempt. */
@Singleton
class Authorizations {
    private static final Logger LOG = Logger.getLogger(Authorizations.class);

    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Judge judge;
    private final Sandbox sandbox;
    private final SettlementRows settlements;
    private final Metrics metrics;
    private final Pins pins;
    private final InstantSource clock;
    private final Duration undialledHoldExpiry;

    Authorizations(
            AttemptRows attempts,
            AccountRows accounts,
            Judge judge,
            Sandbox sandbox,
            SettlementRows settlements,
            Metrics metrics,
            Pins pins,
            InstantSource clock,
            RatingConfig config) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.judge = judge;
        this.sandbox = sandbox;
        this.settlements = settlements;
        this.metrics = metrics;
        this.pins = pins;
        this.clock = clock;
        this.undialledHoldExpiry = config.undialledHoldExpiry();
    }

    /** @param tried the PIN that was given with the request, compared; null if none was */
    void handle(Transaction tx, Ahead ahead, AttemptRequested asked, Pins.@Nullable Try tried) {
        if (!ahead.decide(asked.attemptId())) {
            return;
        }
        var now = clock.instant();
        var identity = asked.wish().identity();
        if (identity == null || tried == null) {
            decide(tx, ahead.accounts(), asked, now);
            return;
        }
        boolean right = pins.count(tx, tried, now) == Pins.Outcome.RIGHT;
        var request = wishing(asked, Identities.settled(asked.wish(), identity, right ? tried.accountId() : null));
        if (right) {
            decide(tx, ahead.accounts(), request, now);
        } else {
            refuse(tx, request, null, Refused.of(RefusalReason.IDENTITY), now);
        }
    }

    private void decide(Transaction tx, LockedAccounts locked, AttemptRequested request, Instant now) {
        switch (judge.rule(tx, locked, matter(request), now)) {
            case Ruling.Dismissed(var account, var refused) -> refuse(tx, request, account, refused, now);
            case Ruling.Heard(var account, var terms, var assessment) -> {
                switch (assessment.decision()) {
                    case Refused refused -> refuse(tx, request, account, refused, now);
                    case Authorized authorized ->
                        locked.stands(authorize(tx, request, account, terms, authorized, now));
                }
            }
        }
    }

    private static Judge.Matter matter(AttemptRequested request) {
        return new Judge.Matter(request.attemptId(), request.sandbox(), request.wish(), request.at());
    }

    /** @return the account with the call's hold */
    private LockedAccount authorize(
            Transaction tx,
            AttemptRequested request,
            LockedAccount account,
            Terms terms,
            Authorized authorized,
            Instant now) {
        long hold = request.sandbox() ? 0 : authorized.holdMicros();
        var accountId = account.payer().id();
        var holding = openHold(tx, request, account, authorized);
        attempts.insertAuthorized(
                tx, request, accountId, terms, authorized.call(), hold, now, now.plus(undialledHoldExpiry));
        var kept = keepFree(tx, request, authorized.call());
        tx.publish(Topic.CALLBACK_AUTHORIZATIONS, answer(request, account, terms.deck(), authorized, now));
        if (!request.sandbox()) {
            tx.afterCommit(metrics::authorized);
        }
        LOG.infof(
                "attemptId=%s grantedSeconds=%d final=%b deckVersion=%d msg=\"authorised\"",
                request.attemptId(),
                authorized.call().grantedSeconds(),
                authorized.call().last(),
                terms.deck().version());
        return holding.free(account.free().keeping(kept));
    }

    /** Goes on for the account that was proven; its row and that of whoever paid till now are locked. */
    void authorizeIdentified(
            Transaction tx,
            AttemptRequested request,
            LockedAccount account,
            Terms terms,
            Authorized authorized,
            Instant now) {
        long hold = request.sandbox() ? 0 : authorized.holdMicros();
        openHold(tx, request, account, authorized);
        attempts.identified(
                tx, request, account.payer().id(), terms, authorized.call(), hold, now.plus(undialledHoldExpiry));
        keepFree(tx, request, authorized.call());
        tx.publish(Topic.CALLBACK_AUTHORIZATIONS, answer(request, account, terms.deck(), authorized, now));
    }

    /** In the sandbox nothing is held, and no place taken of a call in earnest. */
    private LockedAccount openHold(
            Transaction tx, AttemptRequested request, LockedAccount account, Authorized authorized) {
        if (request.sandbox()) {
            return account;
        }
        var reserved = account.payer().caps().reservedBy(request.wish(), authorized.call());
        return accounts.openHold(tx, account, authorized.holdMicros(), reserved);
    }

    /** What packages pay is kept for the call like its hold. */
    private static List<FreePart> keepFree(Transaction tx, AttemptRequested request, GrantedCall call) {
        var kept = request.sandbox() ? List.<FreePart>of() : call.free();
        PackageUses.reserve(tx, request.attemptId(), kept);
        return kept;
    }

    private static AttemptRequested wishing(AttemptRequested request, Wish wish) {
        return new AttemptRequested(
                request.callbackId(),
                request.attemptId(),
                request.attemptNumber(),
                request.at(),
                request.sandbox(),
                wish,
                request.queuedSince());
    }

    private void refuse(
            Transaction tx, AttemptRequested request, @Nullable LockedAccount account, Refused refused, Instant now) {
        if (!attempts.insertRefused(
                tx, request, account == null ? null : account.payer().id(), now)) {
            return;
        }
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new AttemptRefused(
                        request.callbackId(),
                        request.attemptId(),
                        now,
                        request.sandbox(),
                        refused.reason(),
                        refused.sentence()));
        settlements.nothing(tx, request, account == null ? null : account.payer(), refused.reason(), now);
        if (!request.sandbox()) {
            tx.afterCommit(() -> metrics.refused(refused.reason()));
        }
        LOG.infof("attemptId=%s reason=%s msg=\"refused\"", request.attemptId(), refused.reason());
    }

    private AttemptAuthorized answer(
            AttemptRequested request, LockedAccount account, RateDeck deck, Authorized authorized, Instant now) {
        var wish = request.wish();
        var payer = account.payer();
        return new AttemptAuthorized(
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
                authorized.call().targets().stream().map(PricedTarget::toTarget).toList(),
                authorized.grant(),
                judge.allowances().warnings(),
                authorized.callerIds(),
                request.sandbox() ? sandbox.balance(payer) : Micros.money(payer.balanceMicros(), payer.currency()),
                authorized.call().pricePerMinute(payer.currency()),
                wish.language(),
                deck.version(),
                !request.sandbox(),
                request.queuedSince(),
                now.plus(judge.allowances().validity()),
                wish.options());
    }
}
