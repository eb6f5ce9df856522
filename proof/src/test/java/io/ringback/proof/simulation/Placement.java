package io.ringback.proof.simulation;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.Timing;
import io.ringback.engine.call.WaitingSwitch;
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
        if (here.filter(desk -> desk.target().isLimited()).isPresent()) {
            await(tx, order, here.get());
            return;
        }
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
        Attempt attempt = attempt(order, switchId, 0, waiting, 0);
        if (tx.tables().insert(tx, new Change(attempt, List.of()))) {
            EngineRows.placed(tx, attempt, world.now());
        }
    }

    /** Another switch that is there and has room, here or at another replica. */
    Optional<UUID> besides(UUID switchId) {
        return engines.switches().stream()
                .filter(each -> !each.id().equals(switchId))
                .filter(each -> {
                    Desk desk = replica.desks().get(each.id());
                    return desk == null ? engines.seenReady(each.id()) : desk.isReady();
                })
                .filter(SwitchModel::hasRoom)
                .map(SwitchModel::id)
                .findFirst();
    }

    /** An attempt that was passed on to this replica. */
    void adopt(Database<EngineRows>.Work tx, UUID attemptId, UUID switchId) {
        Optional<EngineRows.Row> row = tx.tables().liveRow(attemptId);
        Optional<Attempt> waiting = row.map(EngineRows.Row::attempt)
                .filter(each -> each.switchId().equals(switchId) && each.state() instanceof WaitingSwitch);
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
        Optional<StopReason> stop = row.flatMap(each -> Optional.ofNullable(each.stop()));
        tx.afterCommit(() -> {
            replica.place(ours, List.of());
            stop.ifPresent(reason -> replica.tell(switchId, attemptId, new Input.Stop(world.now(), reason)));
        });
    }

    private Attempt attempt(AttemptAuthorized order, UUID switchId, long epoch, CallState state, int events) {
        Instant now = world.now();
        return new Attempt(order, switchId, epoch, null, state, events, now, now);
    }
}
