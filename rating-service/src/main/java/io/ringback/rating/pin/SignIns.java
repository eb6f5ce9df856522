package io.ringback.rating.pin;

import io.ringback.edge.access.SignIn;
import io.ringback.edge.access.SignInTokens;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.snapshot.SnapshotPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets customers in by account number and PIN, and ends what was let in before. */
@Singleton
class SignIns {
    private static final Logger LOG = Logger.getLogger(SignIns.class);

    /** Each comparison takes 19 MiB and a core for some 20 ms: strangers must not take them all. */
    private static final int AT_ONCE = 4;

    private static final int RETRY_SECONDS = 1;

    private final Database database;
    private final Pins pins;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;
    private final SignInTokens tokens;
    private final Semaphore comparing = new Semaphore(AT_ONCE);

    SignIns(
            Database database,
            Pins pins,
            SnapshotPublisher snapshots,
            InstantSource clock,
            @ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        this.database = database;
        this.pins = pins;
        this.snapshots = snapshots;
        this.clock = clock;
        this.tokens = new SignInTokens(sharedKey);
    }

    /**
     * A token for whoever knows the PIN.
     *
     * @param token what to send instead of an API key
     * @param account the account's id
     * @param expiresAt when to sign in again
     */
    public record SignedIn(String token, UUID account, Instant expiresAt) {
        /** The token opens the account. */
        @Override
        public String toString() {
            return "SignedIn[account=" + account + "]";
        }
    }

    /**
     * Compares account number and PIN.
     *
     * @throws ProblemException 401 if they do not go together or the PIN is locked out, which nobody is told apart; 429 if
     *     too many are being compared
     */
    SignedIn begin(SignInOrder order) {
        var tried = compare(order);
        var accountId = tried.accountId();
        if (accountId == null) {
            throw refused();
        }
        var outcome = database.inTransaction(tx -> {
            snapshots.lock(tx, accountId);
            return pins.count(tx, tried, clock.instant());
        });
        if (outcome != Pins.Outcome.RIGHT) {
            throw refused();
        }
        var signIn = SignIn.begun(accountId, clock.instant());
        LOG.infof("accountId=%s msg=\"signed in\"", accountId);
        return new SignedIn(tokens.write(signIn), accountId, signIn.until());
    }

    /** Ends all sign-ins of an account, here now and elsewhere as soon as it is heard of. */
    void endAll(UUID accountId) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            end(tx, accountId);
        });
        LOG.infof("accountId=%s msg=\"signed out\"", accountId);
    }

    /** As {@link #endAll}, with whatever else changes; the account is locked. */
    void end(Transaction tx, UUID accountId) {
        tx.execute(
                "UPDATE account SET sign_ins_from = $2 WHERE id = $1",
                accountId,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        snapshots.publish(tx, accountId);
    }

    private Pins.Try compare(SignInOrder order) {
        if (!comparing.tryAcquire()) {
            throw Problems.tooMany("busy", "too many sign in at this moment", RETRY_SECONDS);
        }
        try {
            return database.read(statements -> pins.ofNumber(statements, order.account(), order.pin()));
        } finally {
            comparing.release();
        }
    }

    private static ProblemException refused() {
        return Problems.unauthorized("account number and PIN do not go together, or there were too many wrong tries");
    }
}
