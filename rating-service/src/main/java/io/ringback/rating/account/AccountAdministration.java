package io.ringback.rating.account;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.StopReason;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import io.ringback.rating.attempt.Withdrawals;
import io.ringback.rating.balance.AccountRows;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.snapshot.SnapshotPublisher;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens and changes accounts. Each change and the snapshot that tells it are one transaction. */
@Singleton
class AccountAdministration {
    private static final Logger LOG = Logger.getLogger(AccountAdministration.class);

    /** Account numbers have eight digits, the first not zero, and say nothing about how many accounts there are. */
    private static final int FIRST_NUMBER = 10_000_000;

    private static final int LAST_NUMBER = 100_000_000;
    private static final String CHECK_VIOLATION = "23514";

    private static final String INSERT = """
            INSERT INTO account (id, number, name, status, currency, language, call_plan, overdraft, concurrency,
                                 minimum_talk_seconds, version, chain_hash, created_at, time_zone, max_caller_numbers,
                                 permit_list)
            VALUES ($1, $2, $3, 'ACTIVE', $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13, $14) ON CONFLICT (number) DO NOTHING""";

    private static final String UPDATE = """
            UPDATE account SET name = coalesce($2, name), status = coalesce($3, status),
                call_plan = coalesce($4, call_plan), concurrency = coalesce($5, concurrency),
                overdraft = coalesce($6, overdraft), minimum_talk_seconds = coalesce($7, minimum_talk_seconds),
                language = coalesce($8, language), time_zone = coalesce($9, time_zone),
                max_caller_numbers = coalesce($10, max_caller_numbers), permit_list = coalesce($11, permit_list)
            WHERE id = $1""";

    private final Database database;
    private final AccountRows accounts;
    private final SnapshotPublisher snapshots;
    private final Withdrawals withdrawals;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AccountAdministration(
            Database database,
            AccountRows accounts,
            SnapshotPublisher snapshots,
            Withdrawals withdrawals,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /** @return the id of the new account */
    UUID open(AccountOrder order) {
        var id = Ids.next(clock.instant(), random);
        database.runInTransaction(tx -> {
            requirePlan(tx, order.callPlan(), order.currency());
            while (!insert(tx, id, order)) {
                LOG.debug("msg=\"account number taken, drawing another\"");
            }
            snapshots.publish(tx, id);
        });
        LOG.infof("accountId=%s currency=%s msg=\"account opened\"", id, order.currency());
        return id;
    }

    /** An account that stops being active loses its running calls, too. */
    void change(UUID accountId, AccountChange change) {
        try {
            database.runInTransaction(tx -> change(tx, accountId, change));
        } catch (SqlFault fault) {
            if (CHECK_VIOLATION.equals(fault.sqlState())) {
                throw Problems.conflict("overdraft-in-use", "balance and holds need more overdraft than that");
            }
            throw fault;
        }
    }

    private void change(Transaction tx, UUID accountId, AccountChange change) {
        var account = accounts.lock(tx, accountId).orElseThrow(() -> Problems.notFound("account"));
        if (account.payer().status() == Status.CLOSED) {
            throw Problems.conflict("account-closed", "a closed account does not change any more");
        }
        if (change.callPlan() != null) {
            requirePlan(tx, change.callPlan(), account.payer().currency());
        }
        tx.execute(
                UPDATE,
                accountId,
                change.name(),
                change.status(),
                change.callPlan(),
                change.concurrency(),
                change.overdraft(),
                change.minimumTalkSeconds(),
                change.language(),
                change.timeZone(),
                change.maxCallerIds(),
                numbers(change.permitList()));
        snapshots.publish(tx, accountId);
        if (change.status() != null && change.status() != Status.ACTIVE) {
            int stopped = withdrawals.withdrawAll(tx, accountId, StopReason.SUSPENDED);
            LOG.infof("accountId=%s status=%s stopped=%d msg=\"account stopped\"", accountId, change.status(), stopped);
        }
    }

    private boolean insert(Transaction tx, UUID id, AccountOrder order) {
        int inserted = tx.execute(
                INSERT,
                id,
                Integer.toString(random.nextInt(FIRST_NUMBER, LAST_NUMBER)),
                order.name(),
                order.currency(),
                order.language(),
                order.callPlan(),
                order.overdraft(),
                order.concurrency(),
                order.minimumTalkSeconds(),
                LedgerHead.NO_HASH,
                clock.instant(),
                order.timeZone(),
                order.maxCallerIds(),
                numbers(order.permitList()));
        return inserted == 1;
    }

    private static String @Nullable [] numbers(@Nullable List<String> list) {
        return list == null ? null : list.toArray(String[]::new);
    }

    private static void requirePlan(Transaction tx, String name, String currency) {
        var plan = tx.queryOne("SELECT currency FROM call_plan WHERE name = $1", name)
                .orElseThrow(() -> Problems.badField("callPlan", "names no call plan"));
        if (!plan.getString("currency").equals(currency)) {
            throw Problems.badField("currency", "must be that of the call plan, " + plan.getString("currency"));
        }
    }
}
