package io.ringback.rating.account;

import io.ringback.contracts.AccountSnapshot.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to become different about an account; null leaves a thing as it is. Ranges as in {@link AccountOrder}. */
public record AccountChange(
        @Nullable String name,
        @Nullable Status status,
        @Nullable String callPlan,
        @Nullable Integer concurrency,
        @Nullable BigDecimal overdraft,
        @Nullable Integer minimumTalkSeconds,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable Integer maxCallerIds,
        @Nullable List<String> permitList) {
    public AccountChange {
        Optional.ofNullable(name).ifPresent(text -> AccountOrder.checkName("name", text));
        Optional.ofNullable(callPlan).ifPresent(text -> AccountOrder.checkName("callPlan", text));
        Optional.ofNullable(concurrency).ifPresent(AccountOrder::checkConcurrency);
        Optional.ofNullable(overdraft).ifPresent(AccountOrder::checkOverdraft);
        Optional.ofNullable(minimumTalkSeconds).ifPresent(AccountOrder::checkMinimumTalk);
        Optional.ofNullable(language).ifPresent(AccountOrder::checkLanguage);
        Optional.ofNullable(timeZone).ifPresent(AccountOrder::checkTimeZone);
        Optional.ofNullable(maxCallerIds).ifPresent(AccountOrder::checkCallerIds);
        Optional.ofNullable(permitList).ifPresent(AccountOrder::checkPermitList);
    }
}
