package io.ringback.trigger.line;

import io.ringback.contracts.values.Ids;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.screening.RingBook;
import io.ringback.trigger.screening.Screening;
import io.ringback.trigger.store.CallbackStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one line: lets the first who waits go if it is free, and tells how many wait. */
@Singleton
final class LineWatch {
    private final Lines lines;
    private final CallbackStore store;
    private final Screening screening;
    private final RingBook rings;

    LineWatch(Lines lines, CallbackStore store, Screening screening, RingBook rings) {
        this.lines = lines;
        this.store = store;
        this.screening = screening;
        this.rings = rings;
    }

    void look(Transaction tx, String key, Instant now) {
        Optional<Lines.Line> held = lines.held(tx, key);
        if (held.isEmpty()) {
            return;
        }
        List<Callback> waiters = Lines.waiters(tx, key);
        List<Callback> left = new ArrayList<>(waiters);
        int gone = 0;
        Optional<Callback> next = held.get().next(left);
        while (next.isPresent()) {
            left.remove(next.get());
            Callback then = letGo(tx, next.get(), now);
            gone += then.live() ? 0 : 1;
            if (!then.equals(next.get())) {
                left.add(then);
            }
            // One that may not be called at this hour keeps its place and lets the others pass.
            left.removeIf(callback -> !callback.live());
            next = held.get().next(left);
        }
        lines.tell(tx, held.get(), waiters.size() - gone, now);
    }

    private Callback letGo(Transaction tx, Callback callback, Instant now) {
        Verdict verdict = screening.of(tx, callback);
        if (verdict.lastingRefusal().isEmpty() && verdict.heldUntil() != null) {
            return callback;
        }
        Input free = new Input.LineFree(Ids.next(), verdict.lastingRefusal().orElse(null), verdict.forbidden());
        Change change = Lifecycle.on(callback, free, now);
        store.save(tx, change);
        rings.count(tx, change);
        return change.callback();
    }
}
