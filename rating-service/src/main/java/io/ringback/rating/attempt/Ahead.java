package io.ringback.rating.attempt;

import io.ringback.messaging.Asked;
import io.ringback.rating.balance.LockedAccounts;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch of requests asked for ahead, in one wait: how its accounts stand, and what has been decided before. */
final class Ahead {
    private final LockedAccounts accounts;
    private final Set<UUID> decided = new HashSet<>();
    private @Nullable Asked asked;

    /** @param asked for the ids of attempts that have been decided on, behind the accounts' locks */
    Ahead(LockedAccounts accounts, Asked asked) {
        this.accounts = accounts;
        this.asked = asked;
    }

    LockedAccounts accounts() {
        return accounts;
    }

    /** @return false if it has been decided on, now or in another transaction */
    boolean decide(UUID attemptId) {
        var answer = asked;
        if (answer != null) {
            asked = null;
            answer.rows().forEach(row -> decided.add(row.getUUID("id")));
        }
        return decided.add(attemptId);
    }
}
