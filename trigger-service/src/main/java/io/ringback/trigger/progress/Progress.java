package io.ringback.trigger.progress;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.Party;
import io.ringback.edge.trace.Traces;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.blocked.BlockedNumberStore;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Output;
import io.ringback.trigger.screening.Destinations;
import io.ringback.trigger.screening.RingBook;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes what rating and engine tell to the callbacks it is about, many messages in one transaction. */
@Singleton
public final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final CallbackStore store;
    private final Destinations destinations;
    private final BlockedNumberStore blocked;
    private final RingBook rings;
    private final InstantSource clock;

    Progress(
            CallbackStore store,
            Destinations destinations,
            BlockedNumberStore blocked,
            RingBook rings,
            InstantSource clock) {
        this.store = store;
        this.destinations = destinations;
        this.blocked = blocked;
        this.rings = rings;
        this.clock = clock;
    }

    /** Handles what came in one poll; the same again changes nothing. */
    public void handle(Transaction tx, List<Received<? extends Message>> messages) {
        Map<UUID, Callback> callbacks = StoredCallbacks.lock(
                tx, messages.stream().map(Progress::callbackId).toList());
        Map<UUID, Callback> before = Map.copyOf(callbacks);
        Map<UUID, Change> changes = new LinkedHashMap<>();
        Instant now = clock.instant();
        for (Received<? extends Message> message : messages) {
            Traces.enter(message.traceParent());
            Traces.about(message.key());
            tx.continueTrace(Traces.current());
            Callback callback = callbacks.get(callbackId(message));
            if (callback == null) {
                LOG.warnf(
                        "topic=%s msg=\"message about a callback nobody asked for\"",
                        message.topic().wireName());
            } else {
                Change change = destinations.judged(tx, Lifecycle.on(callback, input(message.message()), now), now);
                optOut(tx, change, now);
                rings.count(tx, change);
                store.publish(tx, change);
                callbacks.put(callback.id(), change.callback());
                changes.merge(callback.id(), change, Change::and);
            }
            Traces.leave();
        }
        // A fact that waits for another is stored, though nothing is told; a repeated one is not.
        store.saveAll(
                tx,
                changes.values().stream()
                        .filter(change -> !change.callback()
                                .equals(before.get(change.callback().id())))
                        .toList());
    }

    private void optOut(Transaction tx, Change change, Instant now) {
        for (Output output : change.outputs()) {
            if (output instanceof Output.OptedOut(Party.E164(String number))) {
                blocked.optOut(tx, number, change.callback().id(), now);
            }
        }
    }

    private static UUID callbackId(Received<? extends Message> message) {
        return switch (message.message()) {
            case CallbackAuthorization authorization -> authorization.callbackId();
            case CallEvent event -> event.callbackId();
            case CallCharge charge -> charge.callbackId();
            default -> throw unexpected(message.message());
        };
    }

    private static Input input(Message message) {
        return switch (message) {
            case CallbackAuthorization authorization -> new Input.Answered(authorization);
            case CallEvent event -> new Input.Seen(event);
            case CallCharge charge -> new Input.Charged(charge);
            default -> throw unexpected(message);
        };
    }

    private static IllegalStateException unexpected(Message message) {
        return new IllegalStateException(
                "not consumed here: " + message.getClass().getSimpleName());
    }
}
