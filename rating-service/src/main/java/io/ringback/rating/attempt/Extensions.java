package io.ringback.rating.attempt;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.HoldExtensionRequested;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.Topic;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.authorization.Extension;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.LockedAccounts;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Holds the next slice of a running call; an old request is ignored. */
@Singleton
class Extensions {
    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Sandbox sandbox;
    private final InstantSource clock;
    private final int sliceSeconds;

    Extensions(AttemptRows attempts, AccountRows accounts, Sandbox sandbox, InstantSource clock, RatingConfig config) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.sandbox = sandbox;
        this.clock = clock;
        this.sliceSeconds = config.sliceSeconds();
    }

    void handle(Transaction tx, LockedAccounts locked, CallEvent event, HoldExtensionRequested fact, Attempt attempt) {
        if (attempt.state() != Attempt.State.AUTHORIZED || fact.sequence() <= attempt.extensionSequence()) {
            return;
        }
        var account = locked.find(attempt.open().accountId()).orElseThrow();
        var extension = decide(tx, attempt, account);
        long held = attempt.sandbox() ? 0 : extension.holdMicros();
        accounts.changeHold(tx, account, attempt.heldMicros(), held);
        locked.forget(account.payer().id());
        var call = attempt.open().call().granting(extension.grantedSeconds(), extension.last());
        attempts.extended(tx, attempt.id(), fact.sequence(), call, held);
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new HoldExtended(
                        attempt.callbackId(),
                        attempt.id(),
                        clock.instant(),
                        attempt.sandbox(),
                        fact.sequence(),
                        extension.grantedSeconds(),
                        extension.last()));
    }

    private Extension decide(Transaction tx, Attempt attempt, LockedAccount account) {
        var call = attempt.open().call();
        var payer = attempt.sandbox() ? sandbox.payer(tx, account.payer(), attempt.wish()) : account.payer();
        boolean allowed = attempt.withdrawn() == null && attempt.holdOpen() && payer.status() == Status.ACTIVE;
        return allowed
                ? Extension.decide(call, attempt.heldMicros(), payer.furtherMicros(attempt.heldMicros()), sliceSeconds)
                : Extension.none(call, attempt.heldMicros());
    }
}
