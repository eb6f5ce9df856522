package io.ringback.rating.account;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.account.SpendCapOrder.DestinationOrder;
import io.ringback.rating.attempt.CappedCalls;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sets spend caps. Those below what is charged and held already stop running calls in the same transaction. */
@Singleton
class SpendCaps {
    private static final Logger LOG = Logger.getLogger(SpendCaps.class);

    private static final String UPDATE = """
            UPDATE account SET cap_call = $2, cap_hour = $3, cap_day = $4, destination_caps = $5 WHERE id = $1""";

    private static final String UPSERT = """
            INSERT INTO destination_cap (account_id, prefix, per_day) VALUES ($1, $2, $3)
            ON CONFLICT (account_id, prefix) DO UPDATE SET per_day = excluded.per_day""";

    private final Database database;
    private final AccountRows accounts;
    private final CappedCalls calls;
    private final InstantSource clock;

    SpendCaps(Database database, AccountRows accounts, CappedCalls calls, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.calls = calls;
        this.clock = clock;
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 without the account, 409 if it is closed */
    void put(UUID accountId, SpendCapOrder order) {
        database.runInTransaction(tx -> put(tx, accountId, order));
    }

    SpendCapView view(UUID accountId) {
        return database.read(statements -> {
            var account = statements
                    .queryOne("SELECT * FROM account WHERE id = $1", accountId)
                    .orElseThrow(() -> Problems.notFound("account"));
            var destinations =
                    statements.query("SELECT * FROM destination_cap WHERE account_id = $1 ORDER BY prefix", accountId);
            return SpendCapView.of(account, destinations, clock.instant());
        });
    }

    private void put(Transaction tx, UUID accountId, SpendCapOrder order) {
        var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
        if (account.payer().status() == Status.CLOSED) {
            throw Problems.conflict("account-closed", "a closed account does not change any more");
        }
        var destinations = order.destinationOrders();
        tx.execute(UPDATE, accountId, order.perCall(), order.perHour(), order.perDay(), !destinations.isEmpty());
        tx.execute("DELETE FROM destination_cap WHERE account_id = $1 AND prefix <> ALL ($2)", accountId, (Object)
                destinations.stream().map(DestinationOrder::prefix).toArray(String[]::new));
        destinations.forEach(one -> tx.execute(UPSERT, accountId, one.prefix(), one.perDay()));
        countRunning(tx, accountId);
        int stopped = calls.stopBreaching(
                tx,
                accountId,
                accounts.lock(tx, accountId).orElseThrow().payer().caps());
        LOG.infof("accountId=%s stopped=%d msg=\"spend caps set\"", accountId, stopped);
    }

    /** A destination that was not capped till now has calls nobody has counted. */
    private void countRunning(Transaction tx, UUID accountId) {
        var caps = accounts.lock(tx, accountId).orElseThrow().payer().caps();
        var reserved = calls.reserved(tx, accountId, caps);
        caps.destinations()
                .forEach(one -> tx.execute(
                        "UPDATE destination_cap SET held = $3 WHERE account_id = $1 AND prefix = $2",
                        accountId,
                        one.prefix(),
                        Micros.decimal(reserved.getOrDefault(one.prefix(), 0L))));
    }
}
