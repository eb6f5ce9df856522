package io.ringback.edge.access;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Snapshots;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.MessagingSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Feeds the directory of accounts from {@code account.snapshots.v1}. */
final class AccountSnapshots {
    @Produces
    @Singleton
    Snapshots<AccountSnapshot> accounts(MessagingSettings settings, AccountDirectory directory) {
        return new Snapshots<>(
                Topic.ACCOUNT_SNAPSHOTS,
                new CompactedView<>(
                        settings,
                        Topic.ACCOUNT_SNAPSHOTS,
                        AccountSnapshot.class,
                        AccountSnapshot::version,
                        (_, now) -> directory.apply(now)));
    }
}
