package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Assessment;
import io.ringback.rating.authorization.Authorized;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.authorization.Refused;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.bundle.PackageUses;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Prices and holds the destination a caller has keyed; each menu try is answered once. */
@Singleton
class KeyedDestinations {
    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Judge judge;
    private final Sandbox sandbox;
    private final Forwardings forwarding;
    private final InstantSource clock;

    KeyedDestinations(
            AttemptRows attempts,
            AccountRows accounts,
            Judge judge,
            Sandbox sandbox,
            Forwardings forwarding,
            InstantSource clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.judge = judge;
        this.sandbox = sandbox;
        this.forwarding = forwarding;
        this.clock = clock;
    }

    void handle(Transaction tx, LockedAccounts locked, CalleeRequested request) {
        var attempt = attempts.lock(tx, request.attemptId()).orElseThrow(() -> new UnknownAttempt(request.attemptId()));
        boolean answerable = attempt.state() == Attempt.State.AUTHORIZED
                && attempt.holdOpen()
                && attempt.withdrawn() == null
                && request.tryNumber() > attempt.calleeTry();
        if (!answerable) {
            return;
        }
        if (request.callee() == null) {
            refuse(tx, attempt, request, Refused.of(Objects.requireNonNull(request.refused(), "refused")));
        } else {
            judge(tx, locked, attempt, request, request.callee());
        }
    }

    private void judge(Transaction tx, LockedAccounts locked, Attempt attempt, CalleeRequested request, Party callee) {
        var account = locked.find(attempt.open().accountId()).orElseThrow();
        var reserved = attempt.reserved(account.payer().caps());
        var payer = attempt.sandbox()
                ? sandbox.payer(tx, account.payer(), attempt.wish())
                : account.payer().withoutCall(attempt.heldMicros(), reserved);
        var keyed = Forwardings.keyed(attempt.wish(), callee, request.forbidden());
        var reached = forwarding.reachedBy(tx, keyed, account);
        if (reached.isPresent() && reached.get().targets().isEmpty()) {
            refuse(tx, attempt, request, new Refused(RefusalReason.FORBIDDEN, Forwardings.NOWHERE));
            return;
        }
        var pinned = judge.pinned(tx, attempt, account, clock.instant());
        var terms = reached.map(to -> pinned.withRoutes(to.routes())).orElse(pinned);
        var wish = reached.map(to -> to.wishing(keyed)).orElse(keyed);
        var assessment = Assessment.ofKeyed(
                wish, payer, terms, judge.allowances(), attempt.open().call());
        switch (assessment.decision()) {
            case Refused refused -> refuse(tx, attempt, request, refused);
            case Authorized authorized -> {
                authorize(tx, attempt, request, callee, account, authorized);
                locked.forget(account.payer().id());
            }
        }
    }

    private void authorize(
            Transaction tx,
            Attempt attempt,
            CalleeRequested request,
            Party callee,
            LockedAccount account,
            Authorized authorized) {
        long held = attempt.sandbox() ? 0 : authorized.holdMicros();
        accounts.changeHold(tx, account, attempt.heldMicros(), held);
        var caps = account.payer().caps();
        var reserved = attempt.sandbox() ? Map.<String, Long>of() : caps.reservedBy(attempt.wish(), authorized.call());
        accounts.changeReserved(tx, account, attempt.reserved(caps), reserved);
        keepFree(tx, attempt, authorized.call());
        attempts.keyed(tx, attempt.id(), request.tryNumber(), callee, authorized.call(), held);
        var currency = account.payer().currency();
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new CalleeAuthorized(
                        attempt.callbackId(),
                        attempt.id(),
                        clock.instant(),
                        attempt.sandbox(),
                        request.tryNumber(),
                        authorized.call().targets().stream()
                                .map(PricedTarget::toTarget)
                                .toList(),
                        authorized.grant(),
                        judge.allowances().warnings(),
                        authorized.callerIds(),
                        Objects.requireNonNullElseGet(
                                authorized.call().pricePerMinute(currency), () -> Money.zero(currency)),
                        attempt.deckVersion()));
    }

    /** Instead of what was kept for a destination keyed before. */
    private static void keepFree(Transaction tx, Attempt attempt, GrantedCall call) {
        if (!attempt.keptFree().isEmpty()) {
            PackageUses.giveBack(tx, attempt.id());
        }
        if (!attempt.sandbox()) {
            PackageUses.reserve(tx, attempt.id(), call.free());
        }
    }

    private void refuse(Transaction tx, Attempt attempt, CalleeRequested request, Refused refused) {
        attempts.keyed(
                tx, attempt.id(), request.tryNumber(), null, attempt.open().call(), attempt.heldMicros());
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new CalleeRefused(
                        attempt.callbackId(),
                        attempt.id(),
                        clock.instant(),
                        attempt.sandbox(),
                        request.tryNumber(),
                        refused.reason(),
                        refused.sentence()));
    }
}
