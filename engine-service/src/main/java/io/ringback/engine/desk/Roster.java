package io.ringback.engine.desk;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Leg;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Progress;
import io.ringback.engine.call.WaitingSwitch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The calls of a desk, when each is due, and which of them something happened to in this turn. */
final class Roster {
    private static final Logger LOG = Logger.getLogger(Roster.class);

    private final Function<Attempt, Call> calls;
    private final BiFunction<UUID, Leg, List<String>> avoided;
    private final Predicate<AttemptAuthorized> waitsForLine;
    private final Map<UUID, LiveCall> live = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private final Set<LiveCall> touched = new LinkedHashSet<>();

    /**
     * @param avoided trunks to go round with this leg of a call
     * @param waitsForLine whether a call may not begin because the callee's line is in use
     */
    Roster(
            Function<Attempt, Call> calls,
            BiFunction<UUID, Leg, List<String>> avoided,
            Predicate<AttemptAuthorized> waitsForLine) {
        this.calls = calls;
        this.waitsForLine = waitsForLine;
        this.avoided = avoided;
    }

    LiveCall admit(Attempt attempt) {
        LiveCall call = new LiveCall(calls.apply(attempt), attempt);
        live.put(attempt.id(), call);
        touched.add(call);
        return call;
    }

    Optional<LiveCall> find(UUID attemptId) {
        return Optional.ofNullable(live.get(attemptId));
    }

    /** It is at another desk by now. */
    void forget(UUID attemptId) {
        live.remove(attemptId);
        agenda.set(attemptId, null);
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
            call.avoid(avoided.apply(attemptId, legToDial(call.state())));
            call.tell(input, now);
            touched.add(call);
        } catch (RuntimeException e) {
            // A fault of one call must not stop the others; the switch's own limits still end it.
            LOG.errorf(e, "attemptId=%s msg=\"input not understood\"", attemptId);
        }
    }

    private static Leg legToDial(CallState state) {
        Progress progress = state.progress();
        return progress == null || progress.callerAnsweredAt() == null ? Leg.CALLER : Leg.CALLEE;
    }

    /** A call may begin, unless it is to begin only if the callee's line is free. */
    void begin(UUID attemptId, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call != null && waitsForLine.test(call.call().order())) {
            change(attemptId, waiting -> waiting.sendAway(DeferReason.LINE_BUSY, now));
        } else {
            tell(attemptId, new Input.Begin(now), now);
        }
    }

    /** A call is told what is to be seen of it; one that waits for its switch has nothing there. */
    void show(UUID attemptId, Sightings sightings, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call != null && !(call.state() instanceof WaitingSwitch)) {
            tell(attemptId, sightings.of(attemptId, now), now);
        }
    }

    /** Calls the list does not show as they should be, see {@link LiveCall#differsFrom}. */
    List<UUID> differing(Sightings sightings, Instant settled, Instant now) {
        return live.values().stream()
                .filter(call -> call.differsFrom(sightings.of(call.attemptId(), now), settled))
                .map(LiveCall::attemptId)
                .toList();
    }

    /** Does something to a call that waits; nothing if it is not here. */
    void change(UUID attemptId, Consumer<LiveCall> change) {
        LiveCall call = live.get(attemptId);
        if (call != null) {
            change.accept(call);
            touched.add(call);
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
