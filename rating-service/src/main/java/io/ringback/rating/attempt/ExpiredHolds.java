package io.ringback.rating.attempt;

import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.bundle.PackageUses;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives back holds nobody came back for. Their attempts stay open: an end that comes late takes what is there. */
@Singleton
public class ExpiredHolds {
    private static final Logger LOG = Logger.getLogger(ExpiredHolds.class);

    private final AttemptRows attempts;
    private final AccountRows accounts;

    ExpiredHolds(AttemptRows attempts, AccountRows accounts) {
        this.attempts = attempts;
        this.accounts = accounts;
    }

    /** @return false if the hold is not there, or has been made to last longer meanwhile */
    public boolean giveBack(Transaction tx, UUID attemptId, Instant now) {
        var locked = accounts.lockAll(tx, List.of(), List.of(attemptId));
        boolean expired = tx.queryOne(
                        "SELECT 1 FROM attempt WHERE id = $1 AND hold_open AND hold_expires_at <= $2 FOR NO KEY UPDATE",
                        attemptId,
                        now)
                .isPresent();
        if (!expired) {
            return false;
        }
        var attempt = attempts.lock(tx, attemptId).orElseThrow();
        var account = locked.find(attempt.open().accountId()).orElseThrow();
        accounts.closeHold(tx, account, attempt.givenBack(account.payer().caps()));
        if (!attempt.keptFree().isEmpty()) {
            PackageUses.giveBack(tx, attemptId);
        }
        attempts.holdGivenBack(tx, attemptId);
        LOG.warnf(
                "attemptId=%s held=%s msg=\"hold expired and was given back\"",
                attemptId, Micros.decimal(attempt.heldMicros()));
        return true;
    }
}
