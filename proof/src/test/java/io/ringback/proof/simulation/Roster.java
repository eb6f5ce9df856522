package io.ringback.proof.simulation;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.desk.LiveCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The calls at a desk, and which of them have something to write or to do. */
final class Roster {
    private final EngineNode replica;
    private final Map<UUID, LiveCall> live = new LinkedHashMap<>();
    private final Set<LiveCall> touched = new LinkedHashSet<>();

    Roster(EngineNode replica) {
        this.replica = replica;
    }

    /** A step that is to become durable. */
    record Written(LiveCall call, Change change) {}

    List<UUID> inOrder() {
        return List.copyOf(live.keySet());
    }

    Optional<LiveCall> find(UUID attemptId) {
        return Optional.ofNullable(live.get(attemptId));
    }

    LiveCall admit(Attempt attempt) {
        LiveCall call = new LiveCall(Placement.call(attempt.order(), attempt.switchId()), attempt);
        live.put(attempt.id(), call);
        touched.add(call);
        return call;
    }

    void tell(UUID attemptId, Input input, Instant now) {
        LiveCall call = live.get(attemptId);
        if (call == null) {
            return;
        }
        String before = call.state().getClass().getSimpleName();
        call.tell(input, now);
        touched.add(call);
        replica.world.tell(
                replica.name(),
                () -> Words.id(attemptId) + " " + before + " + "
                        + input.getClass().getSimpleName() + " → "
                        + call.state().getClass().getSimpleName());
    }

    void forget(UUID attemptId) {
        live.remove(attemptId);
    }

    void tick(Instant now) {
        for (UUID id : inOrder()) {
            Instant deadline = Objects.requireNonNull(live.get(id)).deadline();
            if (deadline != null && !now.isBefore(deadline)) {
                tell(id, new Input.Tick(now), now);
            }
        }
    }

    Optional<Instant> nextDeadline() {
        return live.values().stream()
                .flatMap(call -> Optional.ofNullable(call.deadline()).stream())
                .min(Comparator.naturalOrder());
    }

    List<Written> changes(Instant now) {
        List<Written> changes = new ArrayList<>();
        for (LiveCall call : touched) {
            Change change = call.change(now);
            if (change != null) {
                changes.add(new Written(call, change));
            }
        }
        return changes;
    }

    /** Does what is due, each effect once, and lets go of what has ended. */
    void perform(BiConsumer<UUID, Effect> performer) {
        for (LiveCall call : touched) {
            UUID attemptId = call.call().order().attemptId();
            call.due().forEach(effect -> performer.accept(attemptId, effect));
            if (call.ended()) {
                live.remove(attemptId);
            }
        }
        touched.clear();
    }
}
