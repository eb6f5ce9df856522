package io.ringback.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to the broker: at most one group of messages per shard. The next of a shard are read only when
 * these have landed, so a failed one is always sent before what comes after it.
 */
final class Flights {
    private final Map<Short, Flight> flights = new HashMap<>();
    private final Runnable landed;

    /** @param landed called on any thread when all of a shard are answered */
    Flights(Runnable landed) {
        this.landed = landed;
    }

    /** What became of the messages of a shard. */
    record Landed(
            short shard, List<Long> acknowledged, @Nullable Exception failure) {}

    boolean none() {
        return flights.isEmpty();
    }

    boolean has(short shard) {
        return flights.containsKey(shard);
    }

    Set<Short> shards() {
        return flights.keySet();
    }

    /** @param count how many answers there will be */
    void begin(short shard, int count) {
        if (flights.put(shard, new Flight(shard, count)) != null) {
            throw new IllegalStateException("shard " + shard + " is still on its way");
        }
    }

    Flight of(short shard) {
        var flight = flights.get(shard);
        if (flight == null) {
            throw new IllegalStateException("nothing of shard " + shard + " is on its way");
        }
        return flight;
    }

    /** Those whose every message was answered; they are forgotten. */
    List<Landed> land() {
        var done = new ArrayList<Landed>();
        flights.values().removeIf(flight -> {
            if (flight.open.get() > 0) {
                return false;
            }
            done.add(new Landed(flight.shard, List.copyOf(flight.acknowledged), flight.failure));
            return true;
        });
        return done;
    }

    /** The messages of one shard on their way. */
    final class Flight {
        private final short shard;
        private final AtomicInteger open;
        private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        private volatile @Nullable Exception failure;

        private Flight(short shard, int count) {
            this.shard = shard;
            this.open = new AtomicInteger(count);
        }

        boolean failed() {
            return failure != null;
        }

        void acknowledged(long id) {
            acknowledged.add(id);
            answered();
        }

        void failed(Exception cause) {
            if (failure == null) {
                failure = cause;
            }
            answered();
        }

        /** It was not handed over, as one before it failed. */
        void heldBack() {
            answered();
        }

        private void answered() {
            if (open.decrementAndGet() == 0) {
                landed.run();
            }
        }
    }
}
