package io.ringback.rating.balance;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.tariff.Micros;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Balances and holds in SQL. Every change is one conditional statement on a row the transaction has locked. */
@Singleton
public class AccountRows {
    /** In the order of the ids, so that two transactions never wait for each other. */
    private static final String LOCK_ALL = """
            SELECT id FROM account
            WHERE id IN (SELECT unnest($1::uuid[]) UNION SELECT account_id FROM attempt WHERE id = ANY ($2::uuid[]))
            ORDER BY id FOR NO KEY UPDATE""";

    private static final String LOCK = """
            SELECT a.*,
                   ARRAY(SELECT n.number FROM caller_number n WHERE n.account_id = a.id AND n.active) AS caller_numbers,
                   (SELECT d.id FROM rate_deck d WHERE d.name = a.rate_deck AND d.state = 'ACTIVE') AS deck_id,
                   (SELECT t.version FROM route_table t) AS routes_version
            FROM account a WHERE a.id = $1 FOR NO KEY UPDATE OF a""";

    private static final String OPEN_HOLD = """
            UPDATE account SET held = held + $2, live_calls = live_calls + 1
            WHERE id = $1 AND status = 'ACTIVE' AND live_calls < concurrency AND balance - held - $2 >= -overdraft""";

    private static final String CHANGE_HOLD = """
            UPDATE account SET held = held + $2 WHERE id = $1 AND balance - held - $2 >= -overdraft""";

    private static final String CLOSE_HOLD =
            "UPDATE account SET held = held - $2, live_calls = live_calls - 1 WHERE id = $1";

    private static final String BOOK = """
            UPDATE account SET balance = $2, postings = $3, chain_hash = $4 WHERE id = $1 AND postings = $5""";

    /** Locks these accounts and those of these attempts, before any of their rows is looked at. */
    public void lockAll(Transaction tx, Collection<UUID> accountIds, Collection<UUID> attemptIds) {
        if (!accountIds.isEmpty() || !attemptIds.isEmpty()) {
            tx.query(LOCK_ALL, accountIds.toArray(UUID[]::new), attemptIds.toArray(UUID[]::new));
        }
    }

    /** Locks the account until the transaction ends, and reads it. */
    public Optional<LockedAccount> lock(Transaction tx, UUID accountId) {
        return tx.queryOne(LOCK, accountId).map(AccountRows::locked);
    }

    /**
     * Holds this much for one more call.
     *
     * <p>The commit fails if the account cannot take it: the decision was made on other facts.
     */
    public void openHold(Transaction tx, UUID accountId, long micros) {
        tx.laterOne(complaint(accountId), OPEN_HOLD, accountId, Micros.decimal(micros));
    }

    /** Holds this much more, or less, for a call whose hold is open. */
    public void changeHold(Transaction tx, UUID accountId, long deltaMicros) {
        if (deltaMicros != 0) {
            tx.laterOne(complaint(accountId), CHANGE_HOLD, accountId, Micros.decimal(deltaMicros));
        }
    }

    /** Gives back what is held for a call, and its place. */
    public void closeHold(Transaction tx, UUID accountId, long micros) {
        tx.laterOne(complaint(accountId), CLOSE_HOLD, accountId, Micros.decimal(micros));
    }

    /** Stores the balance and the chain after its postings. */
    void book(Transaction tx, LedgerHead before, LedgerHead after) {
        tx.laterOne(
                complaint(after.accountId()),
                BOOK,
                after.accountId(),
                Micros.decimal(after.balanceMicros()),
                after.postings(),
                after.hash(),
                before.postings());
    }

    private static String complaint(UUID accountId) {
        return "the account's row does not allow what was decided: " + accountId;
    }

    private static LockedAccount locked(Row row) {
        var id = row.getUUID("id");
        long balance = Micros.of(row.getBigDecimal("balance"));
        var payer = new Payer(
                id,
                Status.valueOf(row.getString("status")),
                row.getString("currency"),
                balance,
                Micros.of(row.getBigDecimal("held")),
                Micros.of(row.getBigDecimal("overdraft")),
                row.getInteger("concurrency"),
                row.getInteger("live_calls"),
                row.getInteger("minimum_talk_seconds"),
                row.getString("language"),
                Set.of(row.getArrayOfStrings("caller_numbers")));
        var head = new LedgerHead(id, payer.currency(), row.getLong("postings"), row.getString("chain_hash"), balance);
        return new LockedAccount(payer, head, row.getUUID("deck_id"), row.getLong("routes_version"));
    }
}
