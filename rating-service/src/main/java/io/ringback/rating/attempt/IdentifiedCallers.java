package io.ringback.rating.attempt;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.IdentityOffered;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.attempt.Judge.Ruling;
import io.ringback.rating.authorization.Authorized;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccounts;
import io.ringback.rating.pin.Pins;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Lets a call that somebody else's setup hold has begun go on for the account whose number and PIN were keyed: the one
 * hold is given back and the other opened in the same transaction. Each try is answered once.
 */
@Singleton
class IdentifiedCallers {
    private static final Logger LOG = Logger.getLogger(IdentifiedCallers.class);

    private final AttemptRows attempts;
    private final AccountRows accounts;
    private final Authorizations authorizations;
    private final Judge judge;
    private final Pins pins;
    private final InstantSource clock;
    private final int tries;

    IdentifiedCallers(
            AttemptRows attempts,
            AccountRows accounts,
            Authorizations authorizations,
            Judge judge,
            Pins pins,
            InstantSource clock,
            RatingConfig config) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.judge = judge;
        this.pins = pins;
        this.clock = clock;
        this.tries = config.menuTries();
    }

    void handle(
            Transaction tx,
            LockedAccounts locked,
            CallEvent event,
            IdentityOffered fact,
            Attempt attempt,
            Pins.Try tried) {
        boolean answerable = attempt.state() == Attempt.State.AUTHORIZED
                && attempt.holdOpen()
                && attempt.withdrawn() == null
                && attempt.calleeTry() == 0
                && attempt.open().call().targets().isEmpty()
                && fact.tryNumber() > attempt.identityTry();
        if (!answerable) {
            return;
        }
        var now = clock.instant();
        attempts.identityTried(tx, attempt.id(), fact.tryNumber());
        var outcome = pins.count(tx, tried, now);
        if (outcome == Pins.Outcome.RIGHT) {
            goOn(tx, locked, attempt, fact, tried, now);
        } else {
            int left = outcome == Pins.Outcome.LOCKED ? 0 : Math.max(0, tries - fact.tryNumber());
            refuse(tx, attempt, fact, left, now);
        }
    }

    private void goOn(
            Transaction tx, LockedAccounts locked, Attempt attempt, IdentityOffered fact, Pins.Try tried, Instant now) {
        var owner = locked.find(attempt.open().accountId()).orElseThrow();
        var reserved = attempt.reserved(owner.payer().caps());
        var wish = Identities.settled(
                attempt.wish(), new SealedIdentity(fact.account(), fact.sealed()), tried.accountId());
        boolean same = owner.payer().id().equals(tried.accountId());
        var ruling = judge.rule(
                tx,
                locked,
                new Judge.Matter(attempt.id(), attempt.sandbox(), wish, attempt.requestedAt()),
                // The caller's leg began in the window that was opened then.
                attempt.decidedAt(),
                payer -> same ? payer.withoutCall(attempt.heldMicros(), reserved) : payer);
        if (ruling instanceof Ruling.Heard(var account, var terms, var assessment)
                && assessment.decision() instanceof Authorized authorized) {
            accounts.closeHold(tx, owner, attempt.givenBack(owner.payer().caps()));
            var request = new AttemptRequested(
                    attempt.callbackId(),
                    attempt.id(),
                    attempt.number(),
                    attempt.requestedAt(),
                    attempt.sandbox(),
                    wish,
                    attempt.requestedAt());
            authorizations.authorizeIdentified(tx, request, account, terms, authorized, now);
            locked.forget(owner.payer().id());
            locked.forget(account.payer().id());
            LOG.infof(
                    "attemptId=%s accountId=%s msg=\"caller identified\"",
                    attempt.id(), account.payer().id());
        } else {
            // Right, but nothing can be paid by it: another try at the same would end the same.
            refuse(tx, attempt, fact, 0, now);
        }
    }

    private static void refuse(Transaction tx, Attempt attempt, IdentityOffered fact, int triesLeft, Instant now) {
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new IdentityRefused(
                        attempt.callbackId(), attempt.id(), now, attempt.sandbox(), fact.tryNumber(), triesLeft));
        LOG.infof("attemptId=%s triesLeft=%d msg=\"identity refused\"", attempt.id(), triesLeft);
    }
}
