package io.ringback.engine.desk;

import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.TakenOver;
import io.ringback.engine.attempt.Takeovers.Living;
import io.ringback.engine.call.Input;
import io.ringback.engine.call.Input.ActionRefused;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.switches.Relocation.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * How calls come to a desk that nobody hands over, from the owner before and from the table alone; and how they leave it
 * for another.
 */
final class Handover {
    private static final Logger LOG = Logger.getLogger(Handover.class);

    private final Lease lease;
    private final Durability durability;
    private final Roster roster;
    private final Duration every;
    /** Whoever hands these over now comes too late. */
    private final Set<UUID> found = new HashSet<>();

    private Instant next;

    /**
     * @param every how often the table is looked at, and how old a call must be to be found there
     */
    Handover(Lease lease, Durability durability, Roster roster, Duration every, Instant now) {
        this.lease = lease;
        this.durability = durability;
        this.roster = roster;
        this.every = every;
        this.next = now.plus(every);
    }

    /** Takes what an owner before left: nobody saw these calls since. */
    void takeOver(Instant now) {
        List<TakenOver> left = durability.takeOver();
        left.forEach(each -> admit(each, now));
        if (!left.isEmpty()) {
            LOG.infof("switchId=%s calls=%d msg=\"calls taken over\"", lease.switchId(), left.size());
        }
    }

    /** When the table is to be looked at. */
    Instant next() {
        return next;
    }

    /**
     * Finds the calls that the table gives this owner and that nobody handed over: their first step was committed when
     * its answer was lost, or when the switch changed hands. Tells stops again, too: one may have come before its call.
     *
     * @return those that were found
     */
    List<UUID> sweep(Instant now) {
        next = now.plus(every);
        List<UUID> fresh = new ArrayList<>();
        for (Living each : durability.living(every)) {
            if (roster.has(each.attemptId())) {
                each.stop().ifPresent(reason -> roster.tell(each.attemptId(), new Input.Stop(now, reason), now));
            } else {
                Optional<TakenOver> taken = durability.takeOver(each);
                if (taken.isPresent()) {
                    find(taken.get(), each.epoch() == lease.epoch(), now);
                    fresh.add(each.attemptId());
                }
            }
        }
        return fresh;
    }

    /**
     * Gives calls that wait to other switches: once that is durable, they are somebody else's.
     *
     * @return those that are not here any more
     */
    Set<UUID> giveAway(List<Move> moves) {
        List<Attempt> moved = moves.stream()
                .flatMap(move -> roster.find(move.attemptId()).flatMap(call -> call.movedTo(move.to())).stream())
                .toList();
        Set<UUID> given = moved.isEmpty() ? Set.of() : durability.give(moved);
        given.forEach(roster::forget);
        // They may come back.
        found.removeAll(given);
        if (!given.isEmpty()) {
            LOG.infof(
                    "switchId=%s calls=%d msg=\"waiting calls given to other switches\"",
                    lease.switchId(), given.size());
        }
        return given;
    }

    /** Whether a call that is handed over now is somebody else's, or is worked already. */
    boolean isTooLate(Attempt attempt) {
        return attempt.epoch() != lease.epoch() || roster.has(attempt.id()) || found.contains(attempt.id());
    }

    /**
     * @param neverSent whether nobody but this desk could have dialled for it, and it has not; after an owner before,
     *     what was intended counts as tried
     */
    private void find(TakenOver taken, boolean neverSent, Instant now) {
        UUID attemptId = taken.attempt().id();
        LOG.warnf("attemptId=%s neverSent=%s msg=\"call found in the table alone\"", attemptId, neverSent);
        found.add(attemptId);
        admit(taken, now);
        if (neverSent) {
            roster.tell(attemptId, ActionRefused.unsent(now, ActionRefused.ORIGINATE), now);
        }
    }

    private void admit(TakenOver taken, Instant now) {
        Attempt attempt = taken.attempt();
        Instant seen =
                attempt.changedAt().isAfter(lease.lastSeenBefore()) ? attempt.changedAt() : lease.lastSeenBefore();
        LiveCall call = roster.admit(attempt);
        call.tell(new Input.SwitchLost(now), seen);
        taken.stop().ifPresent(reason -> call.tell(new Input.Stop(now, reason), now));
    }
}
