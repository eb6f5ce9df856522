package io.ringback.rating.pin;

import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks and sets PINs. The slow part, the hash, is worked out before anything is locked; whether it counts is decided
 * afterwards, under the lock of the PIN's row.
 */
@Singleton
public class Pins {
    private static final Logger LOG = Logger.getLogger(Pins.class);

    private final SecureRandom random = new SecureRandom();

    /**
     * A PIN that was compared, and does not count yet.
     *
     * @param accountId whose PIN it may be, null if there is no such account, or it has none
     * @param hash what it was compared with
     */
    public record Try(@Nullable UUID accountId, @Nullable String hash, boolean matches) {
        /** A try that is wrong whatever was given. */
        public static final Try WRONG = new Try(null, null, false);

        @Override
        public String toString() {
            return "Try[…]";
        }
    }

    /** Compares a PIN with that of the account with this number. */
    public Try ofNumber(Statements statements, String accountNumber, String pin) {
        return compare(statements.queryOne("""
                        SELECT p.account_id, p.hash FROM account_pin p JOIN account a ON a.id = p.account_id
                        WHERE a.number = $1 AND a.status <> 'CLOSED'""", accountNumber), pin);
    }

    /** Compares a PIN with that of this account. */
    public Try ofAccount(Statements statements, UUID accountId, String pin) {
        return compare(
                statements.queryOne("SELECT account_id, hash FROM account_pin WHERE account_id = $1", accountId), pin);
    }

    /** Counts a try; the account's row is locked by the caller. */
    public Outcome count(Transaction tx, Try tried, Instant now) {
        if (tried.accountId() == null) {
            return Outcome.WRONG;
        }
        var row = tx.queryOne("SELECT * FROM account_pin WHERE account_id = $1 FOR NO KEY UPDATE", tried.accountId());
        if (row.isEmpty() || !Objects.equals(row.get().getString("hash"), tried.hash())) {
            // Changed since it was compared: neither right nor a guess.
            return Outcome.WRONG;
        }
        var lockOut = lockOut(row.get());
        if (!lockOut.open(now)) {
            LOG.warnf("accountId=%s msg=\"PIN tried while locked out\"", tried.accountId());
            return Outcome.LOCKED;
        }
        var after = tried.matches() ? LockOut.NONE : lockOut.afterWrongTry(now);
        if (!after.equals(lockOut)) {
            tx.later(
                    "UPDATE account_pin SET failures = $2, locked_until = $3 WHERE account_id = $1",
                    tried.accountId(),
                    after.failures(),
                    after.until());
        }
        if (after.until() != null) {
            LOG.warnf("accountId=%s failures=%d msg=\"PIN locked out\"", tried.accountId(), after.failures());
        }
        return tried.matches() ? Outcome.RIGHT : Outcome.WRONG;
    }

    /** What a try has come to. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Not looked at: too many wrong ones before. */
        LOCKED
    }

    /** The hash to store; slow, so made before the transaction. */
    PinHash hash(String pin) {
        return PinHash.of(pin, random);
    }

    /** Sets the PIN and forgets wrong tries. */
    void set(Transaction tx, UUID accountId, PinHash hash, Instant now) {
        tx.execute("""
                INSERT INTO account_pin (account_id, hash, changed_at) VALUES ($1, $2, $3)
                ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at,
                    failures = 0, locked_until = NULL""", accountId, hash.phc(), now);
    }

    private static Try compare(Optional<Row> row, String pin) {
        if (row.isEmpty()) {
            // Takes as long as a comparison that counts, and comes to nothing.
            PinHash.DECOY.matches(pin);
            return Try.WRONG;
        }
        var hash = row.get().getString("hash");
        return new Try(row.get().getUUID("account_id"), hash, new PinHash(hash).matches(pin));
    }

    private static LockOut lockOut(Row row) {
        @Nullable OffsetDateTime until = row.getOffsetDateTime("locked_until");
        return new LockOut(row.getInteger("failures"), until == null ? null : until.toInstant());
    }
}
