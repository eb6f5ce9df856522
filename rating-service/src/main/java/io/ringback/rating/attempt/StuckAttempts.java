package io.ringback.rating.attempt;

import io.ringback.contracts.values.OperatorDecision;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.settlement.Measured;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Settles by hand an attempt whose end nobody told, well after it must have ended. */
@Singleton
class StuckAttempts {
    private static final Logger LOG = Logger.getLogger(StuckAttempts.class);

    private static final String HOLD_EXPIRED =
            "SELECT 1 FROM attempt WHERE id = $1 AND (NOT hold_open OR hold_expires_at <= $2)";

    private final Database database;
    private final AccountRows accounts;
    private final AttemptRows attempts;
    private final Settlements settlements;
    private final InstantSource clock;

    StuckAttempts(
            Database database,
            AccountRows accounts,
            AttemptRows attempts,
            Settlements settlements,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.attempts = attempts;
        this.settlements = settlements;
        this.clock = clock;
    }

    /** @throws io.ringback.edge.problem.ProblemException 409 unless it is stuck; a call under way ends by itself */
    void settle(UUID attemptId, SettlementOrder order, String by) {
        database.runInTransaction(tx -> settle(tx, attemptId, order, by));
    }

    private void settle(Transaction tx, UUID attemptId, SettlementOrder order, String by) {
        var locked = accounts.lockAll(tx, List.of(), List.of(attemptId));
        var attempt = attempts.lock(tx, attemptId).orElseThrow(() -> Problems.notFound("attempt"));
        if (attempt.state() != Attempt.State.AUTHORIZED) {
            throw Problems.conflict(
                    "already-settled", "the attempt is " + attempt.state() + "; its charge can be corrected");
        }
        if (tx.queryOne(HOLD_EXPIRED, attemptId, clock.instant()).isEmpty()) {
            throw Problems.conflict("not-stuck", "its call may still be under way: the hold has not expired");
        }
        var decision = new OperatorDecision(by, order.reason());
        var begun = attempt.firstDialledAt() == null ? attempt.decidedAt() : attempt.firstDialledAt();
        var measured = Measured.begun(begun, order.callerMillis(), order.talkMillis());
        settlements.settle(tx, locked, attempt, new Settlements.Told(measured, false, decision));
        LOG.infof("attemptId=%s by=%s msg=\"settled by an operator\"", attemptId, by);
    }
}
