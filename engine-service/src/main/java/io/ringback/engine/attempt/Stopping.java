package io.ringback.engine.attempt;

import io.ringback.contracts.SwitchOrder;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.Input;
import io.ringback.engine.desk.Desks;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Ends calls from outside, wherever they are. */
@Singleton
public final class Stopping {
    private final Database database;
    private final AttemptTable table;
    private final Desks desks;
    private final InstantSource clock;

    Stopping(Database database, AttemptTable table, Desks desks, InstantSource clock) {
        this.database = database;
        this.table = table;
        this.desks = desks;
        this.clock = clock;
    }

    /** Whether there is such a call. */
    public boolean stop(UUID attemptId, StopReason reason) {
        return database.inTransaction(tx -> stop(tx, attemptId, reason, clock.instant()));
    }

    /** Whether there is such a call; the switch's owner is told once this transaction is committed. */
    boolean stop(Transaction tx, UUID attemptId, StopReason reason, Instant at) {
        // Kept before its switch is read: whoever takes it after this reads the stop with it.
        Optional<Attempt> found = table.keepStop(tx, attemptId, reason);
        if (found.isEmpty()) {
            return false;
        }
        Attempt attempt = found.get();
        if (desks.lease(attempt.switchId()).isPresent()) {
            tx.afterCommit(() -> desks.tell(attempt.switchId(), attempt.id(), new Input.Stop(at, reason)));
        } else {
            tx.publish(
                    Topic.SWITCH_ORDERS,
                    new SwitchOrder.Stop(
                            attempt.switchId(),
                            attempt.order().callbackId(),
                            attempt.id(),
                            at,
                            attempt.order().sandbox(),
                            reason));
        }
        return true;
    }
}
