package io.ringback.rating.account;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account as it is shown.
 *
 * @param balance by the ledger
 * @param held what running calls may still cost
 * @param available balance less held, plus overdraft
 */
public record AccountView(
        UUID id,
        String number,
        String name,
        Status status,
        String currency,
        String language,
        String callPlan,
        Money balance,
        Money held,
        Money overdraft,
        Money available,
        int concurrency,
        int liveCalls,
        int minimumTalkSeconds,
        String timeZone,
        int maxCallerIds,
        List<String> permitList,
        Instant createdAt) {

    static AccountView of(AccountEntity account) {
        var balance = new Money(account.balance, account.currency);
        var held = new Money(account.held, account.currency);
        var overdraft = new Money(account.overdraft, account.currency);
        return new AccountView(
                account.id,
                account.number,
                account.name,
                account.status,
                account.currency,
                account.language,
                account.callPlan,
                balance,
                held,
                overdraft,
                balance.minus(held).plus(overdraft),
                account.concurrency,
                account.liveCalls,
                account.minimumTalkSeconds,
                account.timeZone,
                account.maxCallerIds,
                List.of(account.permitList),
                account.createdAt);
    }
}
