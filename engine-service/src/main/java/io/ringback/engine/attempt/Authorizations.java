package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.IdentityRefused;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What rating-service decided: calls begin, go on and are stopped. */
@Singleton
public final class Authorizations {
    private final Placing placing;
    private final Stopping stopping;
    private final AttemptTable table;
    private final Desks desks;

    Authorizations(Placing placing, Stopping stopping, AttemptTable table, Desks desks) {
        this.placing = placing;
        this.stopping = stopping;
        this.table = table;
        this.desks = desks;
    }

    /** Idempotent: an attempt begins once, a stop may come twice, an extension has a number. */
    public void handle(Transaction tx, Received<? extends Message> received) {
        switch ((CallbackAuthorization) received.message()) {
            case AttemptAuthorized order -> {
                if (!identifies(tx, order)) {
                    placing.place(tx, order, received.traceParent());
                }
            }
            case Withdrawn withdrawn -> stopping.stop(tx, withdrawn.attemptId(), withdrawn.reason(), withdrawn.at());
            case HoldExtended extended ->
                passOn(tx, extended.attemptId(), attempt -> SwitchOrders.extend(attempt, extended));
            case CalleeAuthorized allowed ->
                passOn(tx, allowed.attemptId(), attempt -> SwitchOrders.connect(attempt, allowed));
            case CalleeRefused denied ->
                passOn(tx, denied.attemptId(), attempt -> SwitchOrders.refuse(attempt, denied));
            case IdentityRefused denied ->
                passOn(tx, denied.attemptId(), attempt -> SwitchOrders.refuse(attempt, denied));
            // Refused attempts and dry runs have no calls.
            case CallbackAuthorization.AttemptRefused _, CallbackAuthorization.Evaluated _ -> {}
        }
    }

    /** Whether a call that asks for its account is told by this order which it is; only such a call has two orders. */
    private boolean identifies(Transaction tx, AttemptAuthorized order) {
        if (!order.targets().isEmpty()) {
            return false;
        }
        Optional<Attempt> begun = table.find(tx, order.attemptId())
                .filter(attempt -> !attempt.order().at().equals(order.at()));
        begun.ifPresent(attempt -> passOn(tx, attempt.id(), known -> SwitchOrders.identified(known, order)));
        return begun.isPresent();
    }

    /** Tells the call if its switch is worked here, else whoever works it. */
    private void passOn(Transaction tx, UUID attemptId, Function<Attempt, SwitchOrder> order) {
        Optional<Attempt> found = table.find(tx, attemptId);
        if (found.isEmpty()) {
            return;
        }
        Attempt attempt = found.get();
        SwitchOrder told = order.apply(attempt);
        if (desks.lease(attempt.switchId()).isPresent()) {
            tx.afterCommit(() -> SwitchOrders.tell(desks, told));
        } else {
            tx.publish(Topic.SWITCH_ORDERS, told);
        }
    }
}
