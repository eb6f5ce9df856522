package io.ringback.proof.simulation;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.WaitingSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Who waits at a desk: they begin when their switch is there and has room, or go to another one that has. */
final class Line {
    /** Between two looks at who has room. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final EngineNode replica;
    private final SwitchModel target;
    private final Lease lease;
    private final Roster roster;
    private final BooleanSupplier closed;

    /** @param closed whether the desk is */
    Line(EngineNode replica, SwitchModel target, Lease lease, Roster roster, BooleanSupplier closed) {
        this.replica = replica;
        this.target = target;
        this.lease = lease;
        this.roster = roster;
        this.closed = closed;
    }

    /** Lets those begin who may. */
    void admit(boolean open) {
        for (UUID id : waiting()) {
            if (open && target.hasRoom()) {
                Instant now = replica.world.now();
                roster.tell(id, new Input.Begin(now), now);
            }
        }
    }

    /** Those who go elsewhere, as they are to be there. */
    List<Attempt> leaving() {
        return waiting().stream()
                .flatMap(id -> replica.placement().besides(target.id()).flatMap(to -> moved(id, to)).stream())
                .toList();
    }

    /** What is durable as another switch's is forgotten here; tried until it is known. */
    void giveAway(List<Attempt> moved, Runnable then) {
        if (closed.getAsBoolean()) {
            return;
        }
        if (!moved.isEmpty()) {
            try {
                replica.engines().database().transact(replica, tx -> {
                    tx.tables().give(tx, target.id(), lease.epoch(), moved, replica.world.now());
                    return true;
                });
            } catch (Database.Away away) {
                replica.later(200, () -> giveAway(moved, then));
                return;
            }
            replica.world.tell(replica.name(), () -> moved.size() + " waiting calls go to another switch");
            if (!replica.scene().plan().has(Flaw.WAITING_CALL_KEPT)) {
                moved.forEach(each -> roster.forget(each.id()));
            }
        }
        then.run();
    }

    List<UUID> waiting() {
        return roster.inOrder().stream()
                .filter(id -> roster.find(id).orElseThrow().state() instanceof WaitingSwitch)
                .toList();
    }

    private Optional<Attempt> moved(UUID id, UUID to) {
        return roster.find(id).orElseThrow().movedTo(to);
    }
}
