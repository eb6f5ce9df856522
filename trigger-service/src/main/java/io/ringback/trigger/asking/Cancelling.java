package io.ringback.trigger.asking;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/** Cancels callbacks: at once where nothing was asked for yet, else by asking for the attempt to be stopped. */
@Singleton
public final class Cancelling {
    private final Database database;
    private final CallbackStore store;
    private final InstantSource clock;

    Cancelling(Database database, CallbackStore store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Cancels one callback; a second time changes nothing.
     *
     * @return the callback: CANCELLED, or CANCELLING
     * @throws io.ringback.edge.problem.ProblemException 404 if it is not theirs, 409 if it has ended
     */
    CallbackView cancel(UUID id, Principal principal) {
        return database.inTransaction(tx -> {
            Callback cancelled =
                    cancel(tx, id, callback -> principal.mustOwn(callback.accountId(), callback.sandbox(), "callback"));
            return CallbackView.of(cancelled, StoredCallbacks.attempts(tx, id, CallbackView.ATTEMPTS));
        });
    }

    /**
     * Cancels one callback whose asker is known otherwise; a second time changes nothing.
     *
     * @return the callback: CANCELLED, or CANCELLING
     * @throws io.ringback.edge.problem.ProblemException 404 if there is none, 409 if it has ended
     */
    public Callback cancel(UUID id) {
        return database.inTransaction(tx -> cancel(tx, id, _ -> {}));
    }

    private Callback cancel(Transaction tx, UUID id, Consumer<Callback> owned) {
        Callback callback = StoredCallbacks.lock(tx, id).orElseThrow(() -> Problems.notFound("callback"));
        owned.accept(callback);
        Change change = Lifecycle.on(callback, new Input.CancelRequested(), clock.instant());
        if (!change.outputs().isEmpty()) {
            store.save(tx, change);
        } else if (callback.status() != CallbackStatus.CANCELLING) {
            throw Problems.conflict("callback-ended", "the callback has ended: " + callback.status());
        }
        return change.callback();
    }
}
