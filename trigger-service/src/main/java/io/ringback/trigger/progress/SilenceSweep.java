package io.ringback.trigger.progress;

import io.ringback.messaging.Database;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for callbacks under way that nobody tells of any more, and lets them end. */
@Singleton
final class SilenceSweep {
    private static final Logger LOG = Logger.getLogger(SilenceSweep.class);
    private static final int PAGE = 500;

    private final Database database;
    private final CallbackStore store;
    private final InstantSource clock;

    SilenceSweep(Database database, CallbackStore store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        Instant after = Instant.EPOCH;
        UUID afterId = new UUID(0, 0);
        List<Callback> page;
        do {
            Instant at = after;
            UUID id = afterId;
            page = database.read(statements -> StoredCallbacks.underWay(statements, at, id, PAGE));
            for (Callback callback : page) {
                if (isSilent(callback, now)) {
                    end(callback.id(), now);
                }
                after = callback.createdAt();
                afterId = callback.id();
            }
        } while (page.size() == PAGE);
    }

    private void end(UUID id, Instant now) {
        database.runInTransaction(tx -> StoredCallbacks.lock(tx, id)
                .map(callback -> Lifecycle.on(callback, new Input.Silence(), now))
                .filter(change -> !change.outputs().isEmpty())
                .ifPresent(change -> {
                    LOG.errorf(
                            "callback=%s status=%s msg=\"nothing heard of it, see the dead letters\"",
                            id, change.callback().status());
                    store.save(tx, change);
                }));
    }

    private static boolean isSilent(Callback callback, Instant now) {
        return !Lifecycle.on(callback, new Input.Silence(), now).outputs().isEmpty();
    }
}
