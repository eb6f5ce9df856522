package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.AttemptRefused;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.Evaluated;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.engine.call.Input;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

    /** Tells the owner of its switch to take an attempt that waits. */
    static SwitchOrder placing(Attempt waiting, Instant at) {
        AttemptAuthorized order = waiting.order();
        return new SwitchOrder.Place(
                waiting.switchId(), order.callbackId(), order.attemptId(), at, order.sandbox(), order);
    }

    /**
     * What rating decided of a call in progress, for whoever works its switch.
     *
     * @param on the switch
     */
    static SwitchOrder passingOn(UUID on, CallbackAuthorization decided) {
        UUID callback = decided.callbackId();
        UUID attempt = decided.attemptId();
        Instant at = decided.at();
        boolean sandbox = decided.sandbox();
        return switch (decided) {
            case AttemptAuthorized order -> new SwitchOrder.Identified(on, callback, attempt, at, sandbox, order);
            case HoldExtended extended -> new SwitchOrder.Extend(on, callback, attempt, at, sandbox, extended);
            case CalleeAuthorized allowed -> new SwitchOrder.Connect(on, callback, attempt, at, sandbox, allowed);
            case CalleeRefused denied ->
                new SwitchOrder.Refuse(
                        on, callback, attempt, at, sandbox, denied.tryNumber(), denied.reason(), COUNTED_BY_THE_CALL);
            case IdentityRefused denied ->
                new SwitchOrder.Refuse(
                        on,
                        callback,
                        attempt,
                        at,
                        sandbox,
                        denied.tryNumber(),
                        RefusalReason.IDENTITY,
                        denied.triesLeft());
            case Withdrawn withdrawn -> new SwitchOrder.Stop(on, callback, attempt, at, sandbox, withdrawn.reason());
            case AttemptRefused _, Evaluated _ ->
                throw new IllegalArgumentException("there is no such call: " + decided.attemptId());
        };
    }
}
