package io.ringback.proof.simulation;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a call begins: at a desk of this replica, at another replica, or nowhere. The engine's own way, modelled. */
final class Placement {
    private static final UUID NOWHERE = new UUID(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Prompts PROMPTS = Prompts.standard();

    private final EngineNode replica;
    private final Engines engines;
    private final World world;

    Placement(EngineNode replica, Engines engines) {
        this.replica = replica;
        this.engines = engines;
        this.world = replica.world;
    }

    static Call call(AttemptAuthorized order, UUID switchId) {
        Set<String> trunks = switchId.equals(NOWHERE) ? Set.of() : Set.of("sim", "gw");
        return new Call(order, switchId, "local", trunks, PROMPTS, Timing.STANDARD, CauseTable.STANDARD);
    }

    void place(Database<EngineRows>.Work tx, AttemptAuthorized order) {
        Optional<Desk> here =
                replica.desks().values().stream().filter(Desk::isReady).findFirst();
        if (here.isPresent()) {
            begin(tx, order, here.get().target().id(), here.get().epoch());
            return;
        }
        Optional<SwitchModel> there = engines.switches().stream()
                .filter(each -> engines.seenReady(each.id()) && !replica.desks().containsKey(each.id()))
                .findFirst();
        if (there.isPresent()) {
            passOn(tx, order, there.get().id());
            return;
        }
        Optional<Desk> soon =
                replica.desks().values().stream().filter(Desk::isConnecting).findFirst();
        if (soon.isPresent()) {
            await(tx, order, soon.get());
        } else {
            begin(tx, order, NOWHERE, 0);
        }
    }

    private void begin(Database<EngineRows>.Work tx, AttemptAuthorized order, UUID switchId, long epoch) {
        Instant now = world.now();
        Step step = CallMachine.start(call(order, switchId), now);
        Attempt attempt =
                attempt(order, switchId, epoch, step.next(), step.emissions().size());
        boolean fresh = tx.tables().insert(tx, new Change(attempt, step.emissions()));
        boolean again = !fresh
                && replica.scene().plan().has(Flaw.LOST_ANSWER_DIALS_AGAIN)
                && tx.tables().live(order.attemptId()).isPresent();
        if ((fresh || again) && !switchId.equals(NOWHERE)) {
            List<Effect> effects = step.effects();
            tx.afterCommit(() -> replica.place(attempt, effects));
        }
    }

    private void await(Database<EngineRows>.Work tx, AttemptAuthorized order, Desk desk) {
        CallState waiting = CallMachine.waiting(world.now(), PATIENCE);
        Attempt attempt = attempt(order, desk.target().id(), desk.epoch(), waiting, 0);
        if (tx.tables().insert(tx, new Change(attempt, List.of()))) {
            tx.afterCommit(() -> replica.place(attempt, List.of()));
        }
    }

    private void passOn(Database<EngineRows>.Work tx, AttemptAuthorized order, UUID switchId) {
        CallState waiting = CallMachine.waiting(world.now(), PATIENCE);
        if (tx.tables().insert(tx, new Change(attempt(order, switchId, 0, waiting, 0), List.of()))) {
            tx.publish(
                    Topic.SWITCH_ORDERS,
                    new SwitchOrder.Place(
                            switchId, order.callbackId(), order.attemptId(), world.now(), order.sandbox(), order));
        }
    }

    /** An attempt that was passed on to this replica. */
    void adopt(Database<EngineRows>.Work tx, UUID attemptId, UUID switchId) {
        Optional<Attempt> waiting = tx.tables().live(attemptId);
        Desk desk = replica.desks().get(switchId);
        if (desk == null || waiting.isEmpty() || waiting.get().epoch() >= desk.epoch()) {
            return;
        }
        Attempt before = waiting.get();
        Attempt ours = new Attempt(
                before.order(),
                switchId,
                desk.epoch(),
                before.trace(),
                before.state(),
                before.events(),
                before.createdAt(),
                before.changedAt());
        tx.tables().claim(ours);
        tx.afterCommit(() -> replica.place(ours, List.of()));
    }

    private Attempt attempt(AttemptAuthorized order, UUID switchId, long epoch, CallState state, int events) {
        Instant now = world.now();
        return new Attempt(order, switchId, epoch, null, state, events, now, now);
    }
}
