package io.ringback.rating.snapshot;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.AccountSnapshot.CallerNumber;
import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.AccountSnapshot.LowBalance;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Money;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.ringback.rating.forwarding.ForwardingRows;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells everyone what an account is like after a change. */
@Singleton
public class SnapshotPublisher {
    private final InstantSource clock;

    SnapshotPublisher(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Locks the account that is about to change.
     *
     * @throws io.ringback.edge.problem.ProblemException 404 if there is none
     */
    public void lock(Transaction tx, UUID accountId) {
        if (tx.query("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", accountId)
                .isEmpty()) {
            throw Problems.notFound("account");
        }
    }

    /** Counts the account's version up and publishes it as it stands in this transaction. */
    public void publish(Transaction tx, UUID accountId) {
        var account = tx.queryOne("UPDATE account SET version = version + 1 WHERE id = $1 RETURNING *", accountId)
                .orElseThrow();
        tx.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                new AccountSnapshot(
                        accountId,
                        account.getLong("version"),
                        clock.instant(),
                        false,
                        account.getString("number"),
                        Status.valueOf(account.getString("status")),
                        account.getString("currency"),
                        account.getString("language"),
                        account.getInteger("concurrency"),
                        callerNumbers(tx, accountId),
                        keys(tx, accountId),
                        forwarding(tx, accountId),
                        List.of(account.getArrayOfStrings("permit_list")),
                        instant(account.getOffsetDateTime("sign_ins_from")),
                        lowBalance(account)));
    }

    private static @Nullable LowBalance lowBalance(Row account) {
        var since = instant(account.getOffsetDateTime("low_since"));
        var currency = account.getString("currency");
        return since == null
                ? null
                : new LowBalance(
                        new Money(account.getBigDecimal("low_balance"), currency),
                        new Money(account.getBigDecimal("balance"), currency),
                        since);
    }

    private static List<CallerNumber> callerNumbers(Transaction tx, UUID accountId) {
        return tx
                .query("SELECT number, active FROM caller_number WHERE account_id = $1 ORDER BY number", accountId)
                .stream()
                .map(row -> new CallerNumber(row.getString("number"), row.getBoolean("active")))
                .toList();
    }

    private static List<AccountSnapshot.Key> keys(Transaction tx, UUID accountId) {
        return tx.query("SELECT * FROM api_key WHERE account_id = $1 ORDER BY id", accountId).stream()
                .map(SnapshotPublisher::key)
                .toList();
    }

    private static List<ForwardingRule> forwarding(Transaction tx, UUID accountId) {
        return tx
                .query(
                        "SELECT subscriber, condition, target::text AS target, trunk, ring_timeout_seconds"
                                + " FROM forwarding_rule WHERE account_id = $1 ORDER BY subscriber, condition",
                        accountId)
                .stream()
                .map(ForwardingRows::toSnapshot)
                .toList();
    }

    private static AccountSnapshot.Key key(Row row) {
        return new AccountSnapshot.Key(
                row.getUUID("id"),
                row.getString("sha256"),
                Scope.valueOf(row.getString("scope")),
                row.getBoolean("sandbox"),
                instant(row.getOffsetDateTime("expires_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
