package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization.HoldExtended;
import io.ringback.contracts.Message;
import io.ringback.contracts.SwitchOrder;
import io.ringback.engine.call.Input;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Received;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;

/** What another replica passes on to the owner of a switch. */
@Singleton
public final class SwitchOrders {
    private final Placing placing;
    private final Desks desks;

    SwitchOrders(Placing placing, Desks desks) {
        this.placing = placing;
        this.desks = desks;
    }

    /** Idempotent as what it is passed on from. */
    public void handle(Transaction tx, Received<? extends Message> received) {
        switch ((SwitchOrder) received.message()) {
            case SwitchOrder.Place place -> placing.adopt(tx, place.attemptId(), place.switchId());
            case SwitchOrder.Stop stop ->
                tx.afterCommit(
                        () -> desks.tell(stop.switchId(), stop.attemptId(), new Input.Stop(stop.at(), stop.reason())));
            case SwitchOrder.Extend extend ->
                tx.afterCommit(() -> desks.tell(extend.switchId(), extend.attemptId(), input(extend.extension())));
            // The menu and identities have no calls here yet.
            case SwitchOrder.Identified _, SwitchOrder.Connect _, SwitchOrder.Refuse _ -> {}
        }
    }

    static Input.Extended input(HoldExtended extended) {
        return new Input.Extended(extended.at(), extended.sequence(), extended.grantedSeconds(), extended.last());
    }
}
