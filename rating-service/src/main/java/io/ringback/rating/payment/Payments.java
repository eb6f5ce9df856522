package io.ringback.rating.payment;

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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Books payments; the same reference or Idempotency-Key once per account. */
@Singleton
public class Payments {
    private static final Logger LOG = Logger.getLogger(Payments.class);

    private static final String INSERT = """
            INSERT INTO payment (id, account_id, amount, reference, balance_after, created_at, made_by, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String KNOWN = """
            SELECT * FROM payment WHERE account_id = $1
            AND (reference = $2 OR id = (SELECT payment_id FROM payment_key WHERE account_id = $1 AND key = $3))""";

    /** A payment known by its reference keeps each key it was repeated under. */
    private static final String KEEP_KEY = """
            INSERT INTO payment_key (account_id, key, payment_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""";

    private final Database database;
    private final AccountRows accounts;
    private final Postings postings;
    private final InstantSource clock;

    Payments(Database database, AccountRows accounts, Postings postings, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.postings = postings;
        this.clock = clock;
    }

    /**
     * A payment, and whether it had been booked before.
     *
     * @param replayed nothing was booked now
     */
    public record Booked(Payment payment, boolean replayed) {}

    /** Books it, unless it is known by its reference or its key. */
    public Booked book(UUID accountId, PaymentOrder order, @Nullable String idempotencyKey, Source source, String by) {
        return database.inTransaction(tx -> {
            var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
            var known = tx.query(KNOWN, accountId, order.reference(), idempotencyKey);
            var booked = known.isEmpty()
                    ? new Booked(book(tx, account, order, source, by), false)
                    : new Booked(same(known, account, order), true);
            if (idempotencyKey != null) {
                tx.execute(KEEP_KEY, accountId, idempotencyKey, booked.payment().id());
            }
            return booked;
        });
    }

    /** Where a payment came from. */
    public enum Source {
        /** An operator's own books. */
        OPERATOR,
        /** A payment provider's notice. */
        PROVIDER,
        /** A voucher's code. */
        VOUCHER
    }

    /** Books a payment that is known to be a new one, of an account that is locked. */
    public Payment book(Transaction tx, LockedAccount account, PaymentOrder order, Source source, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var random = ThreadLocalRandom.current();
        var id = Ids.next(now, random);
        long micros = Micros.of(order.amount());
        var transfer = source == Source.VOUCHER
                ? Transfer.voucher(Ids.next(now, random), id, micros, now)
                : Transfer.payment(Ids.next(now, random), id, micros, now);
        var accountId = account.payer().id();
        long balance = Math.addExact(account.ledger().balanceMicros(), transfer.micros());
        tx.later(INSERT, id, accountId, order.amount(), order.reference(), Micros.decimal(balance), now, by, source);
        postings.post(tx, account, transfer);
        LOG.infof("accountId=%s paymentId=%s msg=\"payment booked\"", accountId, id);
        var currency = account.payer().currency();
        return new Payment(
                id,
                accountId,
                new Money(order.amount(), currency),
                order.reference(),
                Micros.money(balance, currency),
                now);
    }

    /** The payment that was booked before; another one under the same name is a mistake somebody must hear of. */
    private static Payment same(List<Row> known, LockedAccount account, PaymentOrder order) {
        Row row = known.getFirst();
        boolean same = known.size() == 1
                && row.getBigDecimal("amount").compareTo(order.amount()) == 0
                && Objects.equals(row.getString("reference"), order.reference());
        if (!same) {
            throw Problems.unprocessable(
                    "payment-differs", "this reference or Idempotency-Key was used for another payment");
        }
        return view(row, account.payer().currency());
    }

    /** A payment of this account; empty if it is another's. */
    public Optional<Payment> of(Transaction tx, LockedAccount account, UUID paymentId) {
        return tx.queryOne(
                        "SELECT * FROM payment WHERE id = $1 AND account_id = $2",
                        paymentId,
                        account.payer().id())
                .map(row -> view(row, account.payer().currency()));
    }

    private static Payment view(Row row, String currency) {
        return new Payment(
                row.getUUID("id"),
                row.getUUID("account_id"),
                new Money(row.getBigDecimal("amount"), currency),
                row.getString("reference"),
                new Money(row.getBigDecimal("balance_after"), currency),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
