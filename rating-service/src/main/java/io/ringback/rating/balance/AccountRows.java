package io.ringback.rating.balance;

import io.ringback.messaging.Transaction;
import io.ringback.rating.ledger.LedgerHead;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Balances and holds in SQL. Every change is one conditional statement on a row the transaction has locked. */
@Singleton
public class AccountRows {
    /** In the order of the ids, so that two transactions never wait for each other. */
    private static final String LOCK_ALL = """
            SELECT id FROM account
            WHERE id IN (SELECT unnest($1::uuid[]) UNION SELECT account_id FROM attempt WHERE id = ANY ($2::uuid[]))
            ORDER BY id FOR NO KEY UPDATE""";

    private static final String LOCKED = """
            SELECT a.id, a.status, a.currency, a.balance, a.held, a.overdraft, a.concurrency, a.live_calls,
                   a.minimum_talk_seconds, a.language, a.postings, a.chain_hash, a.time_zone, a.cap_call, a.cap_hour,
                   a.cap_day, a.destination_caps, a.hour_began, a.hour_charged, a.day_began, a.day_charged,
                   a.low_balance, a.low_since, a.caller_id_policy::text AS caller_id_policy,
                   ARRAY(SELECT n.number FROM caller_number n WHERE n.account_id = a.id AND n.active) AS caller_numbers,
                   p.caller_leg,
                   deck_in_force(p.callee_deck) AS callee_deck_id,
                   deck_in_force(p.caller_deck) AS caller_deck_id,
                   (SELECT t.version FROM route_table t) AS routes_version,
                   EXISTS (SELECT FROM forwarding_rule) AS forwarding,
                   EXISTS (SELECT FROM package k WHERE k.account_id = a.id AND k.ended_at IS NULL) AS packages
            FROM account a JOIN call_plan p ON p.name = a.call_plan WHERE %s FOR NO KEY UPDATE OF a""";

    private static final String LOCK = LOCKED.formatted("a.id = $1");
    private static final String READ = LOCKED.formatted("a.id = ANY ($1::uuid[])");
    private static final String READ_OF_ATTEMPTS = LOCKED.formatted(
            "a.id IN (SELECT unnest($1::uuid[]) UNION SELECT account_id FROM attempt WHERE id = ANY ($2::uuid[]))");

    /** $2 more than now, $3 for the call in all; in the hour that began at $4 and the day that began at $5. */
    private static final String WITHIN_CAPS = """
            AND ($2::numeric <= 0 OR (
                (cap_call IS NULL OR $3 <= cap_call)
                AND (cap_hour IS NULL OR
                     held + $2 + CASE WHEN hour_began >= $4 THEN hour_charged ELSE 0 END <= cap_hour)
                AND (cap_day IS NULL OR
                     held + $2 + CASE WHEN day_began >= $5 THEN day_charged ELSE 0 END <= cap_day)))""";

    private static final String OPEN_HOLD = """
            UPDATE account SET held = held + $2, live_calls = live_calls + 1
            WHERE id = $1 AND status = 'ACTIVE' AND live_calls < concurrency AND balance - held - $2 >= -overdraft
            """ + WITHIN_CAPS;

    private static final String CHANGE_HOLD = """
            UPDATE account SET held = held + $2 WHERE id = $1 AND balance - held - $2 >= -overdraft
            """ + WITHIN_CAPS;

    /** $2 given back with $3 places, and $4 charged. */
    private static final String CLOSE_HOLD = """
            UPDATE account SET held = held - $2, live_calls = live_calls - $3,
                hour_charged = CASE WHEN hour_began >= $5 THEN hour_charged ELSE 0 END + $4,
                hour_began = greatest(hour_began, $5),
                day_charged = CASE WHEN day_began >= $6 THEN day_charged ELSE 0 END + $4,
                day_began = greatest(day_began, $6)
            WHERE id = $1""";

    /** A window that has begun since has never counted it. */
    private static final String RECOUNT = """
            UPDATE account SET
                hour_charged = CASE WHEN hour_began <= $3 THEN greatest(0, hour_charged + $2) ELSE hour_charged END,
                day_charged = CASE WHEN day_began <= $3 THEN greatest(0, day_charged + $2) ELSE day_charged END
            WHERE id = $1""";

    private static final String BOOK = """
            UPDATE account SET balance = $2, postings = $3, chain_hash = $4,
                low_since = CASE WHEN $2 < low_balance THEN coalesce(low_since, $6) END
            WHERE id = $1 AND postings = $5""";

    private final InstantSource clock;

    AccountRows(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Locks these accounts and those of these attempts, before any of their rows is looked at, and asks how they stand.
     * Nothing is waited for: what is asked next stands behind it on the same connection.
     */
    public LockedAccounts lockAll(Transaction tx, Collection<UUID> accountIds, Collection<UUID> attemptIds) {
        if (accountIds.isEmpty() && attemptIds.isEmpty()) {
            return lockOneByOne(tx);
        }
        Object[] accounts = accountIds.toArray(UUID[]::new);
        Object[] attempts = attemptIds.toArray(UUID[]::new);
        tx.later(LOCK_ALL, accounts, attempts);
        // A statement of its own: it must see what was committed while the one before has waited for its locks.
        var asked =
                attemptIds.isEmpty() ? tx.ask(READ, (Object) accounts) : tx.ask(READ_OF_ATTEMPTS, accounts, attempts);
        return new LockedAccounts(this, tx, asked, clock.instant());
    }

    /** Accounts that are locked and read as they are wanted. */
    public LockedAccounts lockOneByOne(Transaction tx) {
        return new LockedAccounts(this, tx, null, clock.instant());
    }

    /** Locks the account until the transaction ends, and reads it. */
    public Optional<LockedAccount> lock(Transaction tx, UUID accountId) {
        var now = clock.instant();
        return tx.queryOne(LOCK, accountId).map(row -> AccountRow.read(tx, row, now));
    }

    /**
     * Holds this much for one more call.
     *
     * <p>The commit fails if money or a spend cap does not allow it: the decision was made on other facts.
     *
     * @param reserved of capped destinations
     * @return the account as it stands then
     */
    public LockedAccount openHold(Transaction tx, LockedAccount account, long micros, Map<String, Long> reserved) {
        hold(tx, account, OPEN_HOLD, micros, micros);
        DestinationCaps.change(tx, account, Map.of(), reserved);
        return account.paying(account.payer().withCall(micros, reserved));
    }

    /** Holds as much as is named last, instead of what was held before, for a call whose hold is open. */
    public void changeHold(Transaction tx, LockedAccount account, long beforeMicros, long afterMicros) {
        if (beforeMicros != afterMicros) {
            hold(tx, account, CHANGE_HOLD, afterMicros - beforeMicros, afterMicros);
        }
    }

    /** Reserves other parts of capped destinations for a call whose hold is open. */
    public void changeReserved(
            Transaction tx, LockedAccount account, Map<String, Long> before, Map<String, Long> after) {
        DestinationCaps.change(tx, account, before, after);
    }

    /**
     * Gives back what is held for a call, and its place, and counts what it cost.
     *
     * @return the account as it stands then; its balance stays until the charge is posted
     */
    public LockedAccount closeHold(Transaction tx, LockedAccount account, Ending ending) {
        if (ending.holdOpen() || ending.chargedMicros() > 0) {
            var accountId = account.payer().id();
            tx.laterOne(
                    complaint(accountId),
                    CLOSE_HOLD,
                    accountId,
                    Micros.decimal(ending.holdOpen() ? ending.heldMicros() : 0),
                    ending.holdOpen() ? 1 : 0,
                    Micros.decimal(ending.chargedMicros()),
                    account.window().hour(),
                    account.window().day());
            DestinationCaps.end(tx, account, ending);
        }
        return account.paying(ending.endedFor(account.payer()));
    }

    /**
     * Lets spend caps count a charge that was corrected: what is given back may be spent again in the hour and day the charge
     * was taken in.
     *
     * @param moreMicros the new amount less the old one
     * @param takenAt when the charge was taken
     * @param destinations the capped ones it counts to
     */
    public void recount(
            Transaction tx, LockedAccount account, long moreMicros, Instant takenAt, List<String> destinations) {
        tx.later(RECOUNT, account.payer().id(), Micros.decimal(moreMicros), takenAt);
        DestinationCaps.recount(tx, account, moreMicros, takenAt, destinations);
    }

    /** Stores the balance and the chain after its postings. */
    void book(Transaction tx, LedgerHead before, LedgerHead after, Instant at) {
        tx.laterOne(
                complaint(after.accountId()),
                BOOK,
                after.accountId(),
                Micros.decimal(after.balanceMicros()),
                after.postings(),
                after.hash(),
                before.postings(),
                at);
    }

    private static void hold(Transaction tx, LockedAccount account, String sql, long moreMicros, long totalMicros) {
        var accountId = account.payer().id();
        tx.laterOne(
                complaint(accountId),
                sql,
                accountId,
                Micros.decimal(moreMicros),
                Micros.decimal(totalMicros),
                account.window().hour(),
                account.window().day());
    }

    private static String complaint(UUID accountId) {
        return "the account's row does not allow what was decided: " + accountId;
    }
}
