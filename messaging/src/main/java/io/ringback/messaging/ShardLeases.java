package io.ringback.messaging;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The shards this replica may send. The table's clock decides who may take a shard; whether this replica may still send
 * is decided by its own monotonic clock, counted from before the renewal was asked for, so it always stops first.
 */
final class ShardLeases {
    private static final Logger LOG = Logger.getLogger(ShardLeases.class);

    private final RelayConnection connection;
    private final UUID holder;
    private final RelaySettings settings;
    private final Map<Short, Lease> held = new HashMap<>();
    private int replicas = 1;

    ShardLeases(RelayConnection connection, UUID holder, RelaySettings settings) {
        this.connection = connection;
        this.holder = holder;
        this.settings = settings;
    }

    /** @param untilNanos of {@code System.nanoTime()} */
    private record Lease(long epoch, long untilNanos) {}

    int replicas() {
        return replicas;
    }

    Set<Short> held() {
        return Set.copyOf(held.keySet());
    }

    /** Whether the lease lasts for this long from now. */
    boolean lasts(short shard, Duration span) {
        var lease = held.get(shard);
        return lease != null && lease.untilNanos() - System.nanoTime() > span.toNanos();
    }

    /**
     * Renews, gives back what is more than a fair share, takes what is free.
     *
     * @param idle which shards may be given back now, as nothing of them is on its way
     * @return whether any was taken, so that the table should be looked at
     */
    boolean renew(Predicate<Short> idle) {
        long asked = System.nanoTime();
        var next = connection.durably(tx -> {
            int alive = aliveReplicas(tx);
            var kept = renewed(tx);
            var share = new FairShare(OutboxRow.SHARDS, alive);
            var surplus = kept.keySet().stream()
                    .filter(idle)
                    .sorted()
                    .limit(share.surplus(kept.size()))
                    .toList();
            release(tx, surplus);
            surplus.forEach(kept::remove);
            kept.putAll(taken(tx, share.wanted(kept.size())));
            return new Renewal(alive, kept);
        });
        return accept(next, asked + settings.lease().toNanos());
    }

    /** Gives everything back, so that others need not wait for the leases to end. */
    void releaseAll() {
        held.clear();
        connection.durably(tx -> {
            tx.execute("UPDATE outbox_shard SET holder = NULL, leased_until = now() WHERE holder = $1", holder);
            return tx.execute("DELETE FROM outbox_replica WHERE holder = $1", holder);
        });
    }

    private record Renewal(int replicas, Map<Short, Long> epochs) {}

    private boolean accept(Renewal renewal, long untilNanos) {
        var before = held();
        held.clear();
        renewal.epochs().forEach((shard, epoch) -> held.put(shard, new Lease(epoch, untilNanos)));
        replicas = renewal.replicas();
        if (!before.equals(held.keySet())) {
            LOG.infof("shards=%s replicas=%d msg=\"outbox shards shared out\"", held.keySet(), replicas);
        }
        return !before.containsAll(held.keySet());
    }

    private int aliveReplicas(Transaction tx) {
        tx.execute("""
                INSERT INTO outbox_replica (holder, alive_until) VALUES ($1, now() + $2 * interval '1 ms')
                ON CONFLICT (holder) DO UPDATE SET alive_until = excluded.alive_until""", holder, settings.lease().toMillis());
        tx.execute("DELETE FROM outbox_replica WHERE alive_until < now() - interval '1 min'");
        return tx.queryOne("SELECT count(*)::int AS alive FROM outbox_replica WHERE alive_until > now()")
                .orElseThrow()
                .getInteger("alive");
    }

    private Map<Short, Long> renewed(Transaction tx) {
        return epochs(tx.query("""
                UPDATE outbox_shard SET leased_until = now() + $2 * interval '1 ms'
                WHERE holder = $1 AND leased_until > now()
                RETURNING shard, epoch""", holder, settings.lease().toMillis()));
    }

    private void release(Transaction tx, List<Short> shards) {
        if (!shards.isEmpty()) {
            tx.execute(
                    "UPDATE outbox_shard SET holder = NULL, leased_until = now() WHERE holder = $1 AND shard = ANY($2)",
                    holder,
                    shards.toArray(Short[]::new));
        }
    }

    private Map<Short, Long> taken(Transaction tx, int wanted) {
        if (wanted == 0) {
            return Map.of();
        }
        return epochs(tx.query("""
                UPDATE outbox_shard SET holder = $1, epoch = epoch + 1, leased_until = now() + $2 * interval '1 ms'
                WHERE shard IN (
                    SELECT shard FROM outbox_shard
                    WHERE leased_until <= now()
                    ORDER BY shard LIMIT $3 FOR UPDATE SKIP LOCKED)
                RETURNING shard, epoch""", holder, settings.lease().toMillis(), wanted));
    }

    private static Map<Short, Long> epochs(List<Row> rows) {
        var epochs = new HashMap<Short, Long>();
        rows.forEach(row -> epochs.put(row.getShort("shard"), row.getLong("epoch")));
        return epochs;
    }
}
