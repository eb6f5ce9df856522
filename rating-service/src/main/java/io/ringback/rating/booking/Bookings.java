package io.ringback.rating.booking;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Money;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.balance.LockedAccount;
import io.ringback.rating.balance.Postings;
import io.ringback.rating.ledger.Transfer;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Books refunds and adjustments; the same reference or Idempotency-Key once per account. */
@Singleton
class Bookings {
    private static final Logger LOG = Logger.getLogger(Bookings.class);

    private static final String INSERT = """
            INSERT INTO booking (id, account_id, kind, amount, payment_id, attempt_id, reference, reason, made_by,
                                 balance_after, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String KNOWN = """
            SELECT * FROM booking WHERE account_id = $1
            AND (reference = $2 OR id = (SELECT booking_id FROM booking_key WHERE account_id = $1 AND key = $3))""";

    private static final String KEEP_KEY =
            "INSERT INTO booking_key (account_id, key, booking_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private final Database database;
    private final AccountRows accounts;
    private final Postings postings;
    private final Refundable refundable;
    private final InstantSource clock;

    Bookings(Database database, AccountRows accounts, Postings postings, Refundable refundable, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.postings = postings;
        this.refundable = refundable;
        this.clock = clock;
    }

    /**
     * A booking, and whether it had been made before.
     *
     * @param replayed nothing was booked now
     */
    record Booked(Booking booking, boolean replayed) {}

    Booked book(UUID accountId, Wanted wanted, @Nullable String idempotencyKey, String by) {
        return database.inTransaction(tx -> {
            var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
            var known = tx.query(KNOWN, accountId, wanted.reference(), idempotencyKey);
            if (known.size() > 1 || (known.size() == 1 && !wanted.is(known.getFirst()))) {
                throw Problems.unprocessable(
                        "booking-differs", "this reference or Idempotency-Key was used for another booking");
            }
            var booked = known.isEmpty()
                    ? new Booked(book(tx, account, wanted, by), false)
                    : new Booked(view(known.getFirst(), account.payer().currency()), true);
            if (idempotencyKey != null) {
                tx.later(KEEP_KEY, accountId, idempotencyKey, booked.booking().id());
            }
            return booked;
        });
    }

    private Booking book(Transaction tx, LockedAccount account, Wanted wanted, String by) {
        var amount = amount(tx, account, wanted);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var random = ThreadLocalRandom.current();
        var id = Ids.next(now, random);
        long micros = Micros.of(amount);
        var transfer = Transfer.booking(Ids.next(now, random), wanted.kind(), wanted.house(), micros, id, now);
        long balance = Math.addExact(account.ledger().balanceMicros(), micros);
        var payer = account.payer();
        tx.later(
                INSERT,
                id,
                payer.id(),
                wanted.kind(),
                amount,
                wanted.payment(),
                wanted.attempt(),
                wanted.reference(),
                wanted.reason(),
                by,
                Micros.decimal(balance),
                now);
        postings.post(tx, account, transfer);
        LOG.infof("accountId=%s bookingId=%s kind=%s by=%s msg=\"booked\"", payer.id(), id, wanted.kind(), by);
        return new Booking(
                id,
                payer.id(),
                wanted.kind().name(),
                new Money(amount, payer.currency()),
                wanted.payment(),
                wanted.attempt(),
                wanted.reference(),
                wanted.reason(),
                by,
                Micros.money(balance, payer.currency()),
                now);
    }

    /** Never more than what is left of what is refunded, and never what holds or the overdraft keep. */
    private BigDecimal amount(Transaction tx, LockedAccount account, Wanted wanted) {
        var amount = wanted.amount();
        var accountId = account.payer().id();
        if (wanted.payment() != null) {
            amount =
                    within(refundable.ofPayment(tx, accountId, wanted.payment()).negate(), amount);
        } else if (wanted.attempt() != null) {
            amount = within(refundable.ofCharge(tx, accountId, wanted.attempt()), amount);
        }
        if (amount == null) {
            throw new IllegalStateException("an adjustment has an amount");
        }
        if (amount.signum() < 0 && Micros.of(amount.negate()) > account.payer().availableMicros()) {
            throw Problems.unprocessable(
                    "not-covered",
                    "amount",
                    "is more than the balance, less what is held, and the overdraft allow: "
                            + Micros.money(
                                    Math.max(0, account.payer().availableMicros()),
                                    account.payer().currency()));
        }
        return amount;
    }

    private static BigDecimal within(BigDecimal left, @Nullable BigDecimal asked) {
        if (left.signum() == 0) {
            throw Problems.unprocessable("nothing-left", "nothing is left of it to refund");
        }
        if (asked != null && asked.abs().compareTo(left.abs()) > 0) {
            throw Problems.unprocessable(
                    "more-than-left",
                    "amount",
                    "is more than what is left of it: " + left.abs().toPlainString());
        }
        return asked == null ? left : asked;
    }

    private static Booking view(Row row, String currency) {
        return new Booking(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getString("kind"),
                new Money(row.getBigDecimal("amount"), currency),
                row.getUUID("payment_id"),
                row.getUUID("attempt_id"),
                row.getString("reference"),
                row.getString("reason"),
                row.getString("made_by"),
                new Money(row.getBigDecimal("balance_after"), currency),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
