package io.ringback.proof.simulation;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One replica of engine-service: what comes by message goes to the desks of its switches, or to another replica. */
final class EngineNode extends Node {
    private final Scene scene;
    private final Engines engines;
    private final Placement placement;
    private final Map<UUID, Desk> desks = new LinkedHashMap<>();

    EngineNode(Scene scene, Engines engines, String name) {
        super(scene.world(), scene.weather(), name);
        this.scene = scene;
        this.engines = engines;
        this.placement = new Placement(this, engines);
    }

    Scene scene() {
        return scene;
    }

    Placement placement() {
        return placement;
    }

    Engines engines() {
        return engines;
    }

    Map<UUID, Desk> desks() {
        return desks;
    }

    @Override
    void freeze(long forMillis) {
        desks.values().forEach(desk -> desk.lease().silent());
        super.freeze(forMillis);
        engines.silent();
        later(world.between(0, 300), this::renew);
        world.after(forMillis + 1, engines::changed);
    }

    /** The first thing the renewal finds out after a freeze is whose the rows are by now. */
    private void renew() {
        for (Desk desk : List.copyOf(desks.values())) {
            @Nullable
            Lease owner = engines.database().read().owners().get(desk.target().id());
            if (owner != desk.lease()) {
                world.tell(name(), () -> "lost the switch to another replica");
                drop(desk);
            } else {
                owner.renewedAgain();
            }
        }
        engines.changed();
    }

    void open(SwitchModel target, Lease lease, long before) {
        Desk desk = new Desk(this, target, lease, before);
        desks.put(target.id(), desk);
        desk.start();
    }

    void drop(Desk desk) {
        desk.close();
        desks.remove(desk.target().id(), desk);
    }

    /** From rating-service. */
    void authorizations(List<Message> messages) {
        messages.forEach(message -> engines.database().transact(this, Fault.PLACING_ANSWER_LOST, tx -> {
            switch (message) {
                case AttemptAuthorized order -> placement.place(tx, order);
                case Withdrawn withdrawn -> stop(tx, withdrawn);
                case HoldExtended extended ->
                    passOn(
                            tx,
                            extended.attemptId(),
                            input(extended),
                            to -> new SwitchOrder.Extend(
                                    to, extended.callbackId(), extended.attemptId(), extended.at(), false, extended));
                case CalleeAuthorized allowed ->
                    passOn(
                            tx,
                            allowed.attemptId(),
                            new Input.CalleeAllowed(allowed.at(), allowed),
                            to -> new SwitchOrder.Connect(
                                    to, allowed.callbackId(), allowed.attemptId(), allowed.at(), false, allowed));
                case CalleeRefused denied ->
                    passOn(
                            tx,
                            denied.attemptId(),
                            new Input.CalleeDenied(denied.at(), denied.tryNumber(), denied.reason()),
                            to -> new SwitchOrder.Refuse(
                                    to,
                                    denied.callbackId(),
                                    denied.attemptId(),
                                    denied.at(),
                                    false,
                                    denied.tryNumber(),
                                    denied.reason(),
                                    0));
                default -> {
                    // Refused attempts are no calls.
                }
            }
            return true;
        }));
    }

    private void stop(Database<EngineRows>.Work tx, Withdrawn withdrawn) {
        Optional<Attempt> found = tx.tables().live(withdrawn.attemptId());
        if (found.isEmpty() || scene.plan().has(Flaw.CANCEL_FORGOTTEN)) {
            return;
        }
        Attempt attempt = found.get();
        tx.tables().keepStop(attempt.id(), withdrawn.reason());
        if (desks.containsKey(attempt.switchId())) {
            Input stop = new Input.Stop(withdrawn.at(), withdrawn.reason());
            tx.afterCommit(() -> tell(attempt.switchId(), attempt.id(), stop));
        } else {
            tx.publish(
                    Topic.SWITCH_ORDERS,
                    new SwitchOrder.Stop(
                            attempt.switchId(),
                            withdrawn.callbackId(),
                            attempt.id(),
                            withdrawn.at(),
                            false,
                            withdrawn.reason()));
        }
    }

    /** To the call if its switch is worked here, else to whoever works it. */
    private void passOn(Database<EngineRows>.Work tx, UUID attemptId, Input input, Function<UUID, SwitchOrder> order) {
        Optional<Attempt> found = tx.tables().live(attemptId);
        if (found.isEmpty()) {
            return;
        }
        UUID switchId = found.get().switchId();
        if (desks.containsKey(switchId)) {
            tx.afterCommit(() -> tell(switchId, attemptId, input));
        } else {
            tx.publish(Topic.SWITCH_ORDERS, order.apply(switchId));
        }
    }

    private Input input(HoldExtended extended) {
        int seconds = extended.grantedSeconds();
        return new Input.Extended(
                extended.at(),
                extended.sequence(),
                scene.plan().has(Flaw.EXTENSION_AS_DELTA) ? seconds + seconds : seconds,
                extended.last());
    }

    /** From another replica. */
    void orders(List<Message> messages) {
        messages.forEach(message -> engines.database().transact(this, Fault.PLACING_ANSWER_LOST, tx -> {
            switch ((SwitchOrder) message) {
                case SwitchOrder.Place place -> placement.adopt(tx, place.attemptId(), place.switchId());
                case SwitchOrder.Stop stop ->
                    tx.afterCommit(
                            () -> tell(stop.switchId(), stop.attemptId(), new Input.Stop(stop.at(), stop.reason())));
                case SwitchOrder.Extend extend ->
                    tx.afterCommit(() -> tell(extend.switchId(), extend.attemptId(), input(extend.extension())));
                case SwitchOrder.Connect connect ->
                    tx.afterCommit(() -> tell(
                            connect.switchId(),
                            connect.attemptId(),
                            new Input.CalleeAllowed(connect.at(), connect.authorization())));
                case SwitchOrder.Refuse refuse ->
                    tx.afterCommit(() -> tell(
                            refuse.switchId(),
                            refuse.attemptId(),
                            new Input.CalleeDenied(refuse.at(), refuse.tryNumber(), refuse.reason())));
                case SwitchOrder.Identified _ -> {
                    // Everybody is known here.
                }
            }
            return true;
        }));
    }

    void place(Attempt attempt, List<Effect> effects) {
        Desk desk = desks.get(attempt.switchId());
        if (desk != null) {
            desk.post(() -> desk.place(attempt, effects));
        }
    }

    void tell(UUID switchId, UUID attemptId, Input input) {
        @Nullable Desk desk = desks.get(switchId);
        if (desk != null) {
            desk.post(() -> desk.tell(attemptId, input, world.now()));
        }
    }

    @Override
    void died() {
        desks.values().forEach(desk -> desk.lease().silent());
        List.copyOf(desks.values()).forEach(this::drop);
        engines.silent();
    }

    @Override
    void started() {
        engines.changed();
    }
}
