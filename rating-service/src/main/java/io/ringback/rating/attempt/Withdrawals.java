package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.StopReason;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stops attempts from outside. The hold stays until the engine says that the call has ended: it may still cost. */
@Singleton
public class Withdrawals {
    private static final Logger LOG = Logger.getLogger(Withdrawals.class);

    private final AttemptRows attempts;
    private final InstantSource clock;

    Withdrawals(AttemptRows attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    void handle(Transaction tx, WithdrawalRequested request) {
        var attempt = attempts.lock(tx, request.attemptId()).orElseThrow(() -> new UnknownAttempt(request.attemptId()));
        withdraw(tx, attempt, request.reason());
    }

    /**
     * Stops whatever the account has going on. The account's row is locked by the caller.
     *
     * @return how many attempts
     */
    public int withdrawAll(Transaction tx, UUID accountId, StopReason reason) {
        var open = attempts.lockOpenOf(tx, accountId);
        open.forEach(attempt -> withdraw(tx, attempt, reason));
        return open.size();
    }

    /** @return false if it has ended or was stopped before */
    boolean withdraw(Transaction tx, Attempt attempt, StopReason reason) {
        if (attempt.state() != Attempt.State.AUTHORIZED || attempt.withdrawn() != null) {
            return false;
        }
        attempts.withdrawn(tx, attempt.id(), reason);
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new Withdrawn(attempt.callbackId(), attempt.id(), clock.instant(), attempt.sandbox(), reason));
        LOG.infof("attemptId=%s reason=%s msg=\"withdrawn\"", attempt.id(), reason);
        return true;
    }
}
