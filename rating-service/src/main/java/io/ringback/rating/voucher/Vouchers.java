package io.ringback.rating.voucher;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.payment.PaymentOrder;
import io.ringback.rating.payment.Payments;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Redeems vouchers: each once, and nobody may go on guessing. */
@Singleton
class Vouchers {
    private static final Logger LOG = Logger.getLogger(Vouchers.class);

    private static final String FIND = """
            SELECT v.sha256, v.payment_id, b.id AS batch_id, b.amount, b.currency, b.expires_at, b.voided_at
            FROM voucher v JOIN voucher_batch b ON b.id = v.batch_id WHERE v.sha256 = $1 FOR UPDATE OF v""";

    private static final String WRONG = """
            INSERT INTO voucher_guess AS g (account_id, wrong, locked_until) VALUES ($1, 1, NULL)
            ON CONFLICT (account_id) DO UPDATE SET
                wrong = CASE WHEN g.wrong + 1 >= $2::integer THEN 0 ELSE g.wrong + 1 END,
                locked_until = CASE WHEN g.wrong + 1 >= $2::integer THEN $3::timestamptz END
            RETURNING locked_until""";

    private final Database database;
    private final AccountRows accounts;
    private final Payments payments;
    private final InstantSource clock;
    private final int wrongCodes;
    private final Duration lockout;

    Vouchers(Database database, AccountRows accounts, Payments payments, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.accounts = accounts;
        this.payments = payments;
        this.clock = clock;
        this.wrongCodes = config.wrongVoucherCodes();
        this.lockout = config.voucherLockout();
    }

    Redemption redeem(UUID accountId, String typed, String by) {
        return database.inTransaction(tx -> {
            // The account's lock makes its guesses come one after the other.
            var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
            var now = clock.instant();
            var locked = lockedUntil(tx, accountId).filter(now::isBefore);
            return locked.isPresent()
                    ? new Redemption.LockedOut(locked.get())
                    : redeem(tx, account, VoucherCode.typed(typed), by, now);
        });
    }

    private Redemption redeem(
            Transaction tx, LockedAccount account, Optional<VoucherCode> code, String by, Instant now) {
        var accountId = account.payer().id();
        var found = code.flatMap(known -> tx.queryOne(FIND, known.sha256()));
        if (found.isEmpty() || found.get().getOffsetDateTime("voided_at") != null) {
            return wrong(tx, accountId, now);
        }
        var voucher = found.get();
        if (voucher.getUUID("payment_id") != null) {
            return payments.of(tx, account, voucher.getUUID("payment_id"))
                    .<Redemption>map(payment -> new Redemption.Redeemed(payment, true))
                    .orElseGet(() -> wrong(tx, accountId, now));
        }
        var expiry = voucher.getOffsetDateTime("expires_at").toInstant();
        if (!now.isBefore(expiry)) {
            return new Redemption.Expired(expiry);
        }
        var currency = voucher.getString("currency");
        return currency.equals(account.payer().currency())
                ? good(tx, account, voucher, by, now)
                : new Redemption.Foreign(currency);
    }

    private Redemption good(Transaction tx, LockedAccount account, Row voucher, String by, Instant now) {
        // The reference names the batch and enough of the hash to find the voucher, never the code.
        var sha256 = voucher.getString("sha256");
        var reference = "voucher " + voucher.getUUID("batch_id") + " " + sha256.substring(0, 16);
        var order = new PaymentOrder(voucher.getBigDecimal("amount"), reference);
        var payment = payments.book(tx, account, order, Payments.Source.VOUCHER, by);
        tx.later("UPDATE voucher SET payment_id = $2, redeemed_at = $3 WHERE sha256 = $1", sha256, payment.id(), now);
        tx.later(
                "DELETE FROM voucher_guess WHERE account_id = $1",
                account.payer().id());
        return new Redemption.Redeemed(payment, false);
    }

    private Redemption wrong(Transaction tx, UUID accountId, Instant now) {
        var until = tx.queryOne(WRONG, accountId, wrongCodes, now.plus(lockout))
                .map(row -> row.getOffsetDateTime("locked_until"));
        LOG.infof("accountId=%s lockedOut=%b msg=\"wrong voucher code\"", accountId, until.isPresent());
        return new Redemption.Wrong();
    }

    private static Optional<Instant> lockedUntil(Transaction tx, UUID accountId) {
        return tx.queryOne("SELECT locked_until FROM voucher_guess WHERE account_id = $1", accountId)
                .flatMap(row -> Optional.ofNullable(row.getOffsetDateTime("locked_until")))
                .map(time -> time.toInstant());
    }
}
