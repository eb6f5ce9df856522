package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.engine.call.Input;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What another replica passes on to the owner of a switch. */
@Singleton
public final class SwitchOrders {
    /** How many destinations may still be keyed is known to the call alone. */
    private static final int COUNTED_BY_THE_CALL = 0;

    private final Placing placing;
    private final Desks desks;

    SwitchOrders(Placing placing, Desks desks) {
        this.placing = placing;
        this.desks = desks;
    }

    /** Idempotent as what it is passed on from. */
    public void handle(Transaction tx, Received<? extends Message> received) {
        SwitchOrder order = (SwitchOrder) received.message();
        if (order instanceof SwitchOrder.Place place) {
            placing.adopt(tx, place.attemptId(), place.switchId());
        } else {
            tx.afterCommit(() -> tell(desks, order));
        }
    }

    /** Tells the call, if its switch is worked here. */
    static void tell(Desks desks, SwitchOrder order) {
        input(order).ifPresent(input -> desks.tell(order.switchId(), order.attemptId(), input));
    }

    private static Optional<Input> input(SwitchOrder order) {
        return switch (order) {
            case SwitchOrder.Stop stop -> Optional.of(new Input.Stop(stop.at(), stop.reason()));
            case SwitchOrder.Extend(var _, var _, var _, var at, var _, var extension) ->
                Optional.of(new Input.Extended(at, extension.sequence(), extension.grantedSeconds(), extension.last()));
            case SwitchOrder.Connect connect ->
                Optional.of(new Input.CalleeAllowed(connect.at(), connect.authorization()));
            case SwitchOrder.Refuse refuse -> Optional.of(denied(refuse));
            case SwitchOrder.Identified identified ->
                Optional.of(new Input.Identified(identified.at(), identified.authorization()));
            // Calls begin in the table, not at a desk.
            case SwitchOrder.Place _ -> Optional.empty();
        };
    }

    private static Input denied(SwitchOrder.Refuse refuse) {
        return refuse.reason() == RefusalReason.IDENTITY
                ? new Input.IdentityDenied(refuse.at(), refuse.tryNumber(), refuse.triesLeft())
                : new Input.CalleeDenied(refuse.at(), refuse.tryNumber(), refuse.reason());
    }

    static SwitchOrder identified(Attempt attempt, AttemptAuthorized order) {
        return new SwitchOrder.Identified(
                attempt.switchId(), order.callbackId(), order.attemptId(), order.at(), order.sandbox(), order);
    }

    static SwitchOrder refuse(Attempt attempt, IdentityRefused denied) {
        return new SwitchOrder.Refuse(
                attempt.switchId(),
                denied.callbackId(),
                denied.attemptId(),
                denied.at(),
                denied.sandbox(),
                denied.tryNumber(),
                RefusalReason.IDENTITY,
                denied.triesLeft());
    }

    static SwitchOrder extend(Attempt attempt, HoldExtended extended) {
        return new SwitchOrder.Extend(
                attempt.switchId(),
                extended.callbackId(),
                extended.attemptId(),
                extended.at(),
                extended.sandbox(),
                extended);
    }

    static SwitchOrder connect(Attempt attempt, CalleeAuthorized allowed) {
        return new SwitchOrder.Connect(
                attempt.switchId(),
                allowed.callbackId(),
                allowed.attemptId(),
                allowed.at(),
                allowed.sandbox(),
                allowed);
    }

    static SwitchOrder refuse(Attempt attempt, CalleeRefused denied) {
        return new SwitchOrder.Refuse(
                attempt.switchId(),
                denied.callbackId(),
                denied.attemptId(),
                denied.at(),
                denied.sandbox(),
                denied.tryNumber(),
                denied.reason(),
                COUNTED_BY_THE_CALL);
    }
}
