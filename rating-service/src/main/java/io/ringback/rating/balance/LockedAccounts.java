package io.ringback.rating.balance;

import io.ringback.messaging.Asked;
import io.ringback.messaging.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts one transaction has locked, each as it stands after what the transaction has done to it so far. Those that
 * were asked for together cost one wait; any other one is locked and read when it is wanted.
 */
public final class LockedAccounts {
    private final AccountRows rows;
    private final Transaction tx;
    private final Instant now;
    private final Map<UUID, LockedAccount> standing = new HashMap<>();
    private @Nullable Asked asked;

    LockedAccounts(AccountRows rows, Transaction tx, @Nullable Asked asked, Instant now) {
        this.rows = rows;
        this.tx = tx;
        this.asked = asked;
        this.now = now;
    }

    /** The account, locked until the transaction ends; empty if there is none. */
    public Optional<LockedAccount> find(UUID accountId) {
        receive();
        var account = standing.get(accountId);
        if (account != null) {
            return Optional.of(account);
        }
        var read = rows.lock(tx, accountId);
        read.ifPresent(this::stands);
        return read;
    }

    /** Notes how an account stands now. */
    public void stands(LockedAccount account) {
        standing.put(account.payer().id(), account);
    }

    /** The account was changed in a way nobody has worked out: it is read again when it is wanted. */
    public void forget(UUID accountId) {
        receive();
        standing.remove(accountId);
    }

    private void receive() {
        var answer = asked;
        if (answer != null) {
            asked = null;
            answer.rows().forEach(row -> stands(AccountRow.read(tx, row, now)));
        }
    }
}
