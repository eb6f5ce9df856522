package io.ringback.trigger.progress;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.edge.access.ApiKeys;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Admission;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.blocked.BlockedNumberStore;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredJson;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Callbacks whose time has come: admitted anew before they are asked for again. */
@Singleton
final class DueCallbacks {
    private final CallbackStore store;
    private final BlockedNumberStore blocked;
    private final ApiKeys accounts;

    DueCallbacks(CallbackStore store, BlockedNumberStore blocked, ApiKeys accounts) {
        this.store = store;
        this.blocked = blocked;
        this.accounts = accounts;
    }

    /** @param rows id, state and the database's now, locked */
    void handle(Transaction tx, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Callback> callbacks = rows.stream()
                .map(row -> StoredJson.callback(row.getString("state")))
                .toList();
        Instant now = rows.getFirst().getOffsetDateTime("now").toInstant();
        BlockedNumbers blocks = blocked.concerning(
                tx,
                callbacks.stream().map(callback -> callback.wanted().numbers()).toList());
        List<Change> changes = new ArrayList<>();
        for (Callback callback : callbacks) {
            RuleAnswer refusal = refusal(callback, blocks);
            Change change = Lifecycle.on(callback, new Input.Due(Ids.next(), refusal), now);
            store.publish(tx, change);
            changes.add(change);
        }
        store.saveAll(tx, changes);
    }

    private @Nullable RuleAnswer refusal(Callback callback, BlockedNumbers blocks) {
        AccountSnapshot account = accounts.account(callback.accountId()).orElse(null);
        return Admission.judge(callback.wanted().numbers(), account, blocks)
                .refusal()
                .orElse(null);
    }
}
