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
        CallbackAuthorization decided = (CallbackAuthorization) received.message();
        switch (decided) {
            case AttemptAuthorized order -> {
                if (!identifies(tx, order)) {
                    placing.place(tx, order, received.traceParent());
                }
            }
            case Withdrawn withdrawn -> stopping.stop(tx, withdrawn.attemptId(), withdrawn.reason(), withdrawn.at());
            case HoldExtended _, CalleeAuthorized _, CalleeRefused _, IdentityRefused _ -> passOn(tx, decided);
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
        begun.ifPresent(_ -> passOn(tx, order));
        return begun.isPresent();
    }

    /** Tells the call if its switch is worked here, else whoever works it. */
    private void passOn(Transaction tx, CallbackAuthorization decided) {
        Optional<Attempt> found = table.find(tx, decided.attemptId());
        if (found.isEmpty()) {
            return;
        }
        UUID switchId = found.get().switchId();
        SwitchOrder told = SwitchOrders.passingOn(switchId, decided);
        if (desks.lease(switchId).isPresent()) {
            tx.afterCommit(() -> SwitchOrders.tell(desks, told));
        } else {
            tx.publish(Topic.SWITCH_ORDERS, told);
        }
    }
}
