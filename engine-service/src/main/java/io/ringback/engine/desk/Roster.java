package io.ringback.engine.desk;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.WaitingSwitch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The calls of a desk, when each is due, and which of them something happened to in this turn. */
final class Roster {
    private static final Logger LOG = Logger.getLogger(Roster.class);

    private final Function<Attempt, Call> calls;
    private final Map<UUID, LiveCall> live = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private final Set<LiveCall> touched = new LinkedHashSet<>();

    Roster(Function<Attempt, Call> calls) {
        this.calls = calls;
    }

    LiveCall admit(Attempt attempt) {
        LiveCall call = new LiveCall(calls.apply(attempt), attempt);
        live.put(attempt.id(), call);
        touched.add(call);
        return call;
    }

    boolean has(UUID attemptId) {
        return live.containsKey(attemptId);
    }

    Set<UUID> attempts() {
        return Set.copyOf(live.keySet());
    }

    /** A call that is not here hears nothing. */
    void tell(UUID attemptId, Input input, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call == null) {
            return;
        }
        try {
            call.tell(input, now);
            touched.add(call);
        } catch (RuntimeException e) {
            // A fault of one call must not stop the others; the switch's own limits still end it.
            LOG.errorf(e, "attemptId=%s msg=\"input not understood\"", attemptId);
        }
    }

    /** A call that waits begins, if it has not waited too long; any other is told what is to be seen of it. */
    void show(UUID attemptId, Sightings sightings, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call != null && call.state() instanceof WaitingSwitch waiting) {
            tell(attemptId, waiting.due(now) ? new Input.Tick(now) : new Input.Begin(now), now);
        } else {
            tell(attemptId, sightings.of(attemptId, now), now);
        }
    }

    void tick(Instant now) {
        for (UUID due : agenda.due(now)) {
            tell(due, new Input.Tick(now), now);
        }
    }

    /** When a call is due next, null if none is. */
    @Nullable
    Instant nextDue() {
        return agenda.next();
    }

    Set<LiveCall> touched() {
        return touched;
    }

    /** Takes out what something happened to, by now durable; what ended is forgotten. */
    List<LiveCall> settle() {
        List<LiveCall> settled = List.copyOf(touched);
        touched.clear();
        for (LiveCall call : settled) {
            if (call.ended()) {
                live.remove(call.attemptId());
                agenda.set(call.attemptId(), null);
            } else {
                agenda.set(call.attemptId(), call.deadline());
            }
        }
        return settled;
    }

    int size() {
        return live.size();
    }
}
