package io.ringback.proof.simulation;

import io.ringback.contracts.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The replicas of engine-service, their switches and their database: who has what, and who takes over. */
final class Engines {
    /** A Kafka member that is silent for so long is none. */
    private static final long KAFKA_SESSION = 6_000;
    /** An owner who has not renewed for so long has lost its switch. */
    private static final long TAKEOVER = 7_000;

    private final World world;
    private final Database<EngineRows> database;
    private final List<SwitchModel> switches = new ArrayList<>();
    private final List<EngineNode> replicas = new ArrayList<>();
    private final List<Group<EngineNode>> groups = new ArrayList<>();
    private final Set<UUID> seenReady = new HashSet<>();
    private final boolean leasesChecked;

    Engines(Scene scene, int replicaCount, int switchCount) {
        this.world = scene.world();
        this.leasesChecked = !scene.plan().has(Flaw.LEASE_NOT_CHECKED);
        this.database = new Database<>(
                scene, new EngineRows(!scene.plan().has(Flaw.WAITING_CALL_KEPT)), scene.evidence()::calls);
        for (int i = 1; i <= switchCount; i++) {
            switches.add(new SwitchModel(scene, new UUID(7, i)));
        }
        for (int i = 1; i <= replicaCount; i++) {
            replicas.add(new EngineNode(scene, this, "engine-" + i));
        }
        groups.add(new Group<>(scene, Topic.CALLBACK_AUTHORIZATIONS, this::assigned, EngineNode::authorizations));
        groups.add(new Group<>(scene, Topic.SWITCH_ORDERS, this::assigned, EngineNode::orders));
        changed();
    }

    Database<EngineRows> database() {
        return database;
    }

    List<SwitchModel> switches() {
        return switches;
    }

    /** What an owner wrote of its switch's state; it stands in the database for all. */
    void seen(UUID switchId, boolean ready) {
        if (ready) {
            seenReady.add(switchId);
        } else {
            seenReady.remove(switchId);
        }
    }

    boolean seenReady(UUID switchId) {
        return seenReady.contains(switchId);
    }

    private @Nullable EngineNode assigned(int partition) {
        List<EngineNode> members = replicas.stream().filter(this::isMember).toList();
        return members.isEmpty() ? null : members.get(partition % members.size());
    }

    private boolean isMember(EngineNode replica) {
        return replica.isUp() && (!replica.isFrozen() || replica.frozenFor() < KAFKA_SESSION);
    }

    /** A replica is not heard any more; some time after, the broker will notice. */
    void silent() {
        world.after(KAFKA_SESSION + 1, this::changed);
    }

    /** Partitions are handed round anew, and the switches with them. */
    void changed() {
        groups.forEach(Group::rebalance);
        for (SwitchModel each : switches) {
            EngineNode rightful = assigned(partition(each.id()));
            for (EngineNode replica : replicas) {
                Desk desk = replica.desks().get(each.id());
                if (desk != null && replica != rightful && !replica.isFrozen()) {
                    replica.later(world.between(0, 50), () -> handBack(replica, desk));
                }
            }
            if (rightful != null) {
                rightful.later(world.between(0, 200), () -> take(rightful, each));
            }
        }
    }

    private void handBack(EngineNode replica, Desk desk) {
        if (replica.desks().get(desk.target().id()) != desk
                || assigned(partition(desk.target().id())) == replica) {
            return;
        }
        replica.drop(desk);
        desk.lease().release();
        world.tell(replica.name(), () -> "hands the switch back");
    }

    private void take(EngineNode replica, SwitchModel wanted) {
        if (assigned(partition(wanted.id())) != replica || replica.desks().containsKey(wanted.id())) {
            return;
        }
        @Nullable Lease before = database.read().owners().get(wanted.id());
        long silentSince = before == null ? Long.MIN_VALUE : before.renewal();
        boolean free = before == null || before.isReleased() || silentSince < world.millis() - TAKEOVER;
        if (!free) {
            replica.later(world.between(100, 2_000), () -> take(replica, wanted));
            return;
        }
        long epoch = before == null ? 1 : before.epoch() + 1;
        Lease lease = new Lease(world, wanted.id(), replica, epoch, leasesChecked);
        replica.onChange(lease::silent);
        try {
            database.transact(replica, tx -> tx.tables().owners().put(wanted.id(), lease));
        } catch (Database.Away away) {
            lease.release();
            replica.later(world.between(100, 2_000), () -> take(replica, wanted));
            return;
        }
        world.tell(replica.name(), () -> "takes switch " + wanted.id() + " in epoch " + epoch);
        replica.open(wanted, lease, silentSince);
    }

    private static int partition(UUID switchId) {
        return Math.floorMod(switchId.toString().hashCode(), Log.PARTITIONS);
    }
}
