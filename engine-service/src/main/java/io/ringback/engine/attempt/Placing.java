package io.ringback.engine.attempt;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.DeferReason;
import io.ringback.engine.EngineSettings;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.call.CallMachine;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Step;
import io.ringback.engine.call.WaitingSwitch;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.switches.Candidate;
import io.ringback.engine.switches.Placement;
import io.ringback.engine.switches.Switch;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Begins calls. The first dial intent is made in the transaction that accepts the order; the dial itself goes out after
 * its commit. A switch of this replica is preferred; for another one the order is passed on.
 */
@Singleton
final class Placing {
    /** Stands for no switch at all in an attempt that ends as it begins. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private static final String THERE = "SELECT 1 FROM switch WHERE switch_id = $1 FOR KEY SHARE";

    private final EngineSettings settings;
    private final AttemptTable table;
    private final Desks desks;
    private final InstantSource clock;

    Placing(EngineSettings settings, AttemptTable table, Desks desks, InstantSource clock) {
        this.settings = settings;
        this.table = table;
        this.desks = desks;
        this.clock = clock;
    }

    void place(Transaction tx, AttemptAuthorized order, @Nullable String trace) {
        List<Candidate> here = desks.ready();
        List<Candidate> elsewhere = desks.elsewhere();
        boolean placed = placeAmong(tx, order, Placement.atOnce(order, here), trace)
                || passOnAmong(tx, order, Placement.atOnce(order, elsewhere), trace)
                || placeAmong(tx, order, here, trace)
                || passOnAmong(tx, order, elsewhere, trace)
                || awaitAmong(tx, order, desks.connecting(), trace);
        if (!placed) {
            begin(tx, order, NOWHERE, 0, trace);
        }
    }

    /** Where nothing is limited nobody has to ask: the first step is taken in this transaction. */
    private boolean placeAmong(Transaction tx, AttemptAuthorized order, List<Candidate> here, @Nullable String trace) {
        Optional<Switch> chosen = Placement.choose(order, here, ThreadLocalRandom.current());
        Optional<Lease> lease = chosen.flatMap(each -> desks.lease(each.id()));
        if (chosen.isEmpty() || lease.isEmpty()) {
            return false;
        }
        if (chosen.get().isLimited()) {
            await(tx, order, chosen.get().id(), trace);
        } else {
            begin(tx, order, chosen.get().id(), lease.get().epoch(), trace);
        }
        return true;
    }

    private boolean passOnAmong(
            Transaction tx, AttemptAuthorized order, List<Candidate> elsewhere, @Nullable String trace) {
        Optional<Switch> chosen = Placement.choose(order, elsewhere, ThreadLocalRandom.current());
        chosen.ifPresent(each -> passOn(tx, order, each.id(), trace));
        return chosen.isPresent();
    }

    private boolean awaitAmong(
            Transaction tx, AttemptAuthorized order, List<Candidate> connecting, @Nullable String trace) {
        Optional<Switch> chosen = Placement.choose(order, connecting, ThreadLocalRandom.current());
        chosen.ifPresent(each -> await(tx, order, each.id(), trace));
        return chosen.isPresent();
    }

    /** The order waits at the desk of its switch until that is connected, and has room. */
    private void await(Transaction tx, AttemptAuthorized order, UUID switchId, @Nullable String trace) {
        Instant now = clock.instant();
        long epoch = desks.lease(switchId).map(Lease::epoch).orElse(0L);
        Attempt waiting = waiting(order, switchId, epoch, trace, now);
        if (insert(tx, new Change(waiting, List.of()))) {
            tx.afterCommit(() -> desks.place(waiting, List.of(), Optional.empty()));
        }
    }

    private Attempt waiting(AttemptAuthorized order, UUID switchId, long epoch, @Nullable String trace, Instant now) {
        CallState state = CallMachine.waiting(now, settings.switchPatience());
        return new Attempt(order, switchId, epoch, trace, state, 0, now, now);
    }

    /** An attempt that was passed on to this replica, with its order or because another switch had no room for it. */
    void adopt(Transaction tx, UUID attemptId, UUID switchId) {
        Optional<Lease> lease = desks.lease(switchId);
        Optional<TakenOver> found = table.lockLive(tx, attemptId);
        if (lease.isEmpty() || found.isEmpty()) {
            return;
        }
        Attempt waiting = found.get().attempt();
        // One that has begun is a call of the owner before: the desk takes it over by what the switch shows. One that
        // has gone on to another switch meanwhile is that one's, however late this is told.
        if (waiting.switchId().equals(switchId)
                && waiting.state() instanceof WaitingSwitch
                && waiting.epoch() < lease.get().epoch()) {
            Attempt ours = table.claim(tx, waiting, lease.get().epoch());
            tx.afterCommit(() -> desks.place(ours, List.of(), found.get().stop()));
        }
    }

    private void begin(Transaction tx, AttemptAuthorized order, UUID switchId, long epoch, @Nullable String trace) {
        Instant now = clock.instant();
        Attempt before = waiting(order, switchId, epoch, trace, now);
        Step step = desks.waitsForLine(switchId, order)
                ? CallMachine.deferred(DeferReason.LINE_BUSY, now)
                : CallMachine.start(desks.call(before), now);
        Attempt after = before.at(step.next(), step.emissions().size(), now);
        boolean fresh = insert(tx, new Change(after, step.emissions()));
        if (fresh && !switchId.equals(NOWHERE)) {
            tx.afterCommit(() -> desks.place(after, step.effects(), Optional.empty()));
        }
    }

    private void passOn(Transaction tx, AttemptAuthorized order, UUID switchId, @Nullable String trace) {
        Instant now = clock.instant();
        Attempt attempt = waiting(order, switchId, Attempt.NOBODYS, trace, now);
        if (insert(tx, new Change(attempt, List.of()))) {
            tx.publish(Topic.SWITCH_ORDERS, SwitchOrders.placing(attempt, now));
        }
    }

    /** Whether it is new. A switch that is removed at this very moment gets none, for nobody would work it. */
    private boolean insert(Transaction tx, Change change) {
        UUID switchId = change.attempt().switchId();
        boolean fresh = table.insert(tx, change);
        if (fresh && !switchId.equals(NOWHERE)) {
            tx.mustHold("the switch was removed", THERE, switchId);
        }
        return fresh;
    }
}
