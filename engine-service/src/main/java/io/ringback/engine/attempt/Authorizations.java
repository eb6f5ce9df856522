package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.CallbackAuthorization.Withdrawn;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.Optional;

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
            case AttemptAuthorized order -> placing.place(tx, order, received.traceParent());
            case Withdrawn withdrawn -> stopping.stop(tx, withdrawn.attemptId(), withdrawn.reason(), withdrawn.at());
            case HoldExtended extended -> extend(tx, extended);
            // Refusals never reach the engine; the menu, identities and dry runs have no calls here yet.
            case CallbackAuthorization.AttemptRefused _,
                    CallbackAuthorization.CalleeAuthorized _,
                    CallbackAuthorization.CalleeRefused _,
                    CallbackAuthorization.IdentityRefused _,
                    CallbackAuthorization.Evaluated _ -> {}
        }
    }

    private void extend(Transaction tx, HoldExtended extended) {
        Optional<Attempt> found = table.find(tx, extended.attemptId());
        if (found.isEmpty()) {
            return;
        }
        Attempt attempt = found.get();
        if (desks.lease(attempt.switchId()).isPresent()) {
            tx.afterCommit(() -> desks.tell(attempt.switchId(), attempt.id(), SwitchOrders.input(extended)));
            return;
        }
        tx.publish(
                Topic.SWITCH_ORDERS,
                new SwitchOrder.Extend(
                        attempt.switchId(),
                        extended.callbackId(),
                        extended.attemptId(),
                        extended.at(),
                        extended.sandbox(),
                        extended));
    }
}
