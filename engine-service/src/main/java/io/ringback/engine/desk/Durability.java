package io.ringback.engine.desk;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.attempt.AttemptTable.Change;
import io.ringback.engine.attempt.Relocations;
import io.ringback.engine.attempt.TakenOver;
import io.ringback.engine.attempt.Takeovers;
import io.ringback.engine.attempt.Takeovers.Living;
import io.ringback.engine.owner.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What a desk reads from and writes to the database. One that is away is waited for: the switch's own limits hold. */
final class Durability {
    private static final Logger LOG = Logger.getLogger(Durability.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(200);

    private final AttemptTable table;
    private final Takeovers takeovers;
    private final Relocations relocations;
    private final Lease lease;
    private final DeskMeters meters;
    private volatile boolean stopped;

    Durability(AttemptTable table, Takeovers takeovers, Relocations relocations, Lease lease, DeskMeters meters) {
        this.table = table;
        this.takeovers = takeovers;
        this.relocations = relocations;
        this.lease = lease;
        this.meters = meters;
    }

    /** Nothing is tried again from now on. */
    void stop() {
        stopped = true;
    }

    List<TakenOver> takeOver() {
        return patiently(() -> takeovers.all(lease.switchId(), lease.epoch()));
    }

    /** The attempts that are ours by the table and were not written since so long. */
    List<Living> living(Duration settled) {
        try {
            return takeovers.living(lease.switchId(), lease.epoch(), settled);
        } catch (RuntimeException e) {
            // No call waits for this: it is looked at again soon.
            LOG.warnf("switchId=%s cause=\"%s\" msg=\"calls not looked up\"", lease.switchId(), e.getMessage());
            return List.of();
        }
    }

    Optional<TakenOver> takeOver(Living living) {
        return patiently(() -> takeovers.one(living, lease.switchId(), lease.epoch()));
    }

    Set<UUID> living(Set<UUID> attemptIds) {
        return attemptIds.isEmpty() ? Set.of() : patiently(() -> takeovers.stillLiving(attemptIds));
    }

    /** Gives attempts that wait to the switches that stand with them; those that are this owner's no longer. */
    Set<UUID> give(List<Attempt> moved) {
        Set<UUID> given = patiently(() -> relocations.give(lease.switchId(), lease.epoch(), moved));
        meters.movedOn(given.size());
        return given;
    }

    /**
     * Writes the steps of these calls, together.
     *
     * @throws AttemptTable.Outdated if another owner has them by now
     */
    void write(Collection<LiveCall> calls, Instant now) {
        List<LiveCall> writing = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (LiveCall call : calls) {
            Change change = call.change(now);
            if (change != null) {
                writing.add(call);
                changes.add(change);
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        AtomicBoolean again = new AtomicBoolean();
        patiently(() -> {
            // A try that failed may have been committed all the same.
            table.update(again.getAndSet(true) ? table.unwritten(changes) : changes);
            return true;
        });
        for (int i = 0; i < writing.size(); i++) {
            writing.get(i).written(changes.get(i));
        }
        meters.turn(changes.size());
    }

    private <T> T patiently(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (AttemptTable.Outdated e) {
                throw e;
            } catch (RuntimeException e) {
                if (stopped) {
                    throw new AttemptTable.Outdated();
                }
                LOG.errorf(e, "switchId=%s msg=\"database in trouble, trying again\"", lease.switchId());
                LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
            }
        }
    }
}
