package io.ringback.trigger.progress;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.screening.RingBook;
import io.ringback.trigger.screening.Screening;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredJson;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Callbacks whose time has come: admitted anew before they are asked for again. */
@Singleton
final class DueCallbacks {
    private final CallbackStore store;
    private final Screening screening;
    private final RingBook rings;

    DueCallbacks(CallbackStore store, Screening screening, RingBook rings) {
        this.store = store;
        this.screening = screening;
        this.rings = rings;
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
        Map<UUID, Verdict> verdicts = screening.of(tx, callbacks);
        List<Change> changes = new ArrayList<>();
        for (Callback callback : callbacks) {
            Verdict verdict = Objects.requireNonNull(verdicts.get(callback.id()));
            RuleAnswer refusal = verdict.lastingRefusal().orElse(null);
            Change change = Lifecycle.on(
                    callback, new Input.Due(Ids.next(), refusal, verdict.forbidden(), verdict.heldUntil()), now);
            store.publish(tx, change);
            rings.count(tx, change);
            changes.add(change);
        }
        store.saveAll(tx, changes);
    }
}
