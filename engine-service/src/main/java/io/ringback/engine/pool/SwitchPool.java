package io.ringback.engine.pool;

import io.ringback.contracts.values.Leg;
import io.ringback.engine.pool.Place.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may begin on a switch, and who has to wait for that.
 *
 * <p>A call takes the channels of both its legs when it begins and gives them back when it is over. Nobody overtakes on
 * the way to the switch as a whole; past somebody who waits for one trunk go only those who need another one. The first in
 * the line keeps all its ways free for itself, so that it gets them together some day. Belongs to one thread.
 */
public final class SwitchPool {
    /** Two legs: the least that lets any call in. */
    private static final int CALL = 2;

    private static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(1);

    private final int mostWaiting;
    private final Gate whole = new Gate();
    private final Trunks trunks;
    private final FairQueue queue = new FairQueue();
    private final Throughput throughput = new Throughput();
    private final Map<UUID, Taken> taken = new HashMap<>();
    private final Map<UUID, Told> told = new HashMap<>();
    private @Nullable Instant again;
    private Instant tellAt = Instant.MIN;

    /**
     * @param mostWaiting length of the line, at least 1
     * @param rule when trunks are gone round
     */
    public SwitchPool(int mostWaiting, Breaker.Rule rule) {
        this.mostWaiting = mostWaiting;
        this.trunks = new Trunks(rule);
    }

    /** What the switch and its trunks may carry from now on; what is on them stays. */
    public void limit(Limits switchLimits, Map<String, Limits> trunkLimits) {
        whole.limit(switchLimits);
        trunks.limit(trunkLimits);
    }

    /** Whether the call waits, or has begun. */
    public boolean knows(UUID attemptId) {
        return queue.has(attemptId) || taken.containsKey(attemptId);
    }

    /**
     * Puts a call in the line, once.
     *
     * @param toldBefore the place it was told before, 0 if none
     * @return whether there was room in the line
     */
    public boolean join(Demand demand, int toldBefore, Instant now) {
        if (knows(demand.attemptId())) {
            return true;
        }
        if (queue.size() >= mostWaiting) {
            return false;
        }
        queue.add(demand);
        if (toldBefore > 0) {
            told.put(demand.attemptId(), new Told(toldBefore, now));
        }
        return true;
    }

    /**
     * Counts a call that has begun without asking; the limits may be passed by it.
     *
     * @param n number of the caller's dial
     */
    public void began(
            UUID attemptId, int channels, int n, String callerTrunk, @Nullable String calleeTrunk, Instant now) {
        if (!knows(attemptId)) {
            take(attemptId, new Taken(channels, callerTrunk, calleeTrunk), now);
            trunks.breakers().dialled(attemptId, n, callerTrunk, now);
        }
    }

    /** The call is over, or waits no longer. */
    public void left(UUID attemptId, Instant now) {
        queue.remove(attemptId);
        trunks.breakers().left(attemptId, now);
        told.remove(attemptId);
        Taken given = taken.remove(attemptId);
        if (given != null) {
            whole.free(given.channels());
            trunks.free(given);
        }
    }

    /** The call goes to another switch instead of waiting here: its account had its turn, and the line has moved. */
    public void relieved(UUID attemptId, Instant now) {
        queue.served(attemptId);
        told.remove(attemptId);
        throughput.begun(now);
    }

    /** A leg is dialled; the first of a caller was counted when the call began. */
    public void dialled(UUID attemptId, Leg leg, int n, String trunk, Instant now) {
        Taken before = taken.get(attemptId);
        if (before == null) {
            return;
        }
        trunks.breakers().dialled(attemptId, n, trunk, now);
        Taken after = leg == Leg.CALLER ? before.callerOver(trunk) : before.calleeOver(trunk);
        trunks.free(before);
        trunks.occupy(after);
        taken.put(attemptId, after);
        if (n > 1) {
            whole.dialled(now);
        }
        if (n > 1 || !trunk.equals(before.caller())) {
            trunks.gate(trunk).dialled(now);
        }
    }

    /** Something was heard of a dial: the first word of each tells how its trunk is. */
    public void heard(UUID attemptId, int n, Outcome outcome, Instant now) {
        trunks.breakers().heard(attemptId, n, outcome, now);
    }

    /** Those that may begin now, in this order; each is told once and counted from now on. */
    public List<UUID> admit(Instant now) {
        again = null;
        List<UUID> admitted = new ArrayList<>();
        if (queue.size() == 0) {
            return admitted;
        }
        Set<String> claimed = new HashSet<>();
        for (Demand demand : queue.order()) {
            if (!whole.hasRoom(demand.channels(), now)) {
                again = earlier(again, whole.nextByRate(now));
                break;
            }
            Optional<Taken> fitting = trunks.fit(demand, claimed, now);
            if (fitting.isPresent()) {
                queue.served(demand);
                told.remove(demand.attemptId());
                throughput.begun(now);
                take(demand.attemptId(), fitting.get(), now);
                admitted.add(demand.attemptId());
            } else {
                claim(demand, claimed, now);
            }
        }
        return admitted;
    }

    /** All that wait. */
    public List<UUID> waiting() {
        return queue.order().stream().map(Demand::attemptId).toList();
    }

    /** When it should be asked again even if no call is over until then; null if it need not. */
    public @Nullable Instant next() {
        return queue.size() == 0 ? null : earlier(again, tellAt);
    }

    /** The places that calls should be told now. */
    public List<Place> tell(Instant now) {
        if (queue.size() == 0 || now.isBefore(tellAt)) {
            return List.of();
        }
        tellAt = now.plus(BETWEEN_TELLINGS);
        List<Place> places = new ArrayList<>();
        int place = 0;
        for (Demand demand : queue.order()) {
            place++;
            Told last = told.get(demand.attemptId());
            if (last == null || last.isWorthTelling(place, now)) {
                told.put(demand.attemptId(), new Told(place, now));
                places.add(new Place(demand.attemptId(), place, throughput.eta(place, now)));
            }
        }
        return places;
    }

    /** Trunks this leg of the call should not be dialled over while another one reaches the same phone. */
    public List<String> avoided(UUID attemptId, Leg leg, Instant now) {
        Taken own = taken.get(attemptId);
        return trunks.avoided(own == null ? null : own.over(leg), now);
    }

    /** What is on the switch. */
    public Load load(Instant now) {
        boolean full = queue.size() > 0 || !whole.hasRoom(CALL, now);
        return new Load(
                taken.size(), queue.size(), whole.channels(), full, trunks.load(now), trunks.avoided(null, now));
    }

    private void take(UUID attemptId, Taken wanted, Instant now) {
        taken.put(attemptId, wanted);
        whole.occupy(wanted.channels());
        whole.dialled(now);
        trunks.occupy(wanted);
        trunks.gate(wanted.caller()).dialled(now);
    }

    /** Nobody behind it takes what it waits for. */
    private void claim(Demand demand, Set<String> claimed, Instant now) {
        boolean first = claimed.isEmpty();
        for (List<String> ways : List.of(demand.callerWays(), demand.calleeWays())) {
            boolean lacking =
                    ways.stream().noneMatch(trunk -> trunks.gate(trunk).hasRoom(1, now));
            if (first || lacking) {
                claimed.addAll(ways);
                again = earlier(again, trunks.nextByRate(ways, now));
            }
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
