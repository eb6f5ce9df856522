package io.ringback.engine.owner;

import io.ringback.contracts.Topic;
import io.ringback.engine.EngineSettings;
import io.ringback.engine.desk.Checks;
import io.ringback.engine.desk.Desks;
import io.ringback.engine.desk.LoadTelling;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import io.ringback.messaging.MessagingSettings;
import io.ringback.messaging.Partition;
import io.ringback.messaging.PartitionListener;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Takes, renews and gives up switches: a replica works those whose partition of {@link Topic#SWITCH_ORDERS} it was
 * assigned and whose row it holds.
 */
@Singleton
public final class Ownership {
    private static final Logger LOG = Logger.getLogger(Ownership.class);

    /** While something is missing: a successor takes over little later than it may. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final EngineSettings settings;
    private final MessagingSettings messaging;
    private final OwnerTable table;
    private final SwitchDirectory directory;
    private final Desks desks;
    private final Checks checks;
    private final LoadTelling loads;
    private final UUID replica = UUID.randomUUID();
    private final Set<Integer> assigned = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Lease> leases = new ConcurrentHashMap<>();
    private final Semaphore poke = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("ownership").unstarted(this::run);
    private volatile boolean stopping;

    Ownership(
            EngineSettings settings,
            MessagingSettings messaging,
            OwnerTable table,
            SwitchDirectory directory,
            Desks desks,
            Checks checks,
            LoadTelling loads) {
        this.settings = settings;
        this.messaging = messaging;
        this.table = table;
        this.directory = directory;
        this.desks = desks;
        this.checks = checks;
        this.loads = loads;
        directory.onChange(poke::release);
    }

    /** Starts renewing. */
    public void start() {
        thread.start();
    }

    /** Gives all switches back, so that a successor need not wait. */
    public void stop() throws InterruptedException {
        stopping = true;
        poke.release();
        thread.join();
        leases.values().forEach(this::handBack);
    }

    /** Hears which partitions are ours. */
    public PartitionListener partitions() {
        return new PartitionListener() {
            @Override
            public void assigned(Set<Partition> partitions) {
                partitions.forEach(partition -> assigned.add(partition.number()));
                poke.release();
            }

            @Override
            public void revoked(Set<Partition> partitions) {
                partitions.forEach(partition -> assigned.remove(partition.number()));
                poke.release();
            }

            @Override
            public void lost(Set<Partition> partitions) {
                revoked(partitions);
            }
        };
    }

    private void run() {
        while (!stopping) {
            Duration pause = settings.owner().renew();
            try {
                directory.refresh();
                if (!round()) {
                    pause = SOON;
                }
            } catch (RuntimeException e) {
                pause = SOON;
                LOG.errorf("cause=\"%s\" msg=\"ownership not renewed, trying again\"", e.getMessage());
            }
            try {
                if (poke.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    poke.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether this replica has all that it should have. */
    private boolean round() {
        for (Lease lease : leases.values()) {
            if (lease.isGivenUp()
                    || !isOurs(lease.switchId())
                    || directory.find(lease.switchId()).isEmpty()) {
                handBack(lease);
            }
        }
        renew();
        boolean complete = true;
        for (Switch each : directory.all()) {
            if (isOurs(each.id()) && !leases.containsKey(each.id())) {
                complete &= take(each);
            }
        }
        desks.settingsMayHaveChanged();
        loads.tell();
        checks.answer();
        return complete;
    }

    private boolean take(Switch wanted) {
        long asked = System.nanoTime();
        Optional<OwnerTable.Acquired> acquired =
                table.acquire(wanted.id(), replica, settings.owner().takeover());
        if (acquired.isEmpty()) {
            return false;
        }
        Lease lease = new Lease(
                wanted.id(),
                acquired.get().epoch(),
                acquired.get().before(),
                settings.owner().valid(),
                asked,
                System::nanoTime);
        leases.put(wanted.id(), lease);
        LOG.infof("switchId=%s epoch=%d msg=\"switch taken\"", wanted.id(), lease.epoch());
        desks.open(wanted, lease);
        return true;
    }

    private void renew() {
        if (leases.isEmpty()) {
            return;
        }
        long asked = System.nanoTime();
        Map<UUID, Long> ours = table.renew(replica, leases.keySet());
        for (Lease lease : leases.values()) {
            if (Objects.equals(ours.get(lease.switchId()), lease.epoch())) {
                lease.renewed(asked);
            } else {
                LOG.warnf(
                        "switchId=%s epoch=%d msg=\"switch lost to another replica\"", lease.switchId(), lease.epoch());
                drop(lease);
            }
        }
    }

    private void handBack(Lease lease) {
        drop(lease);
        try {
            table.release(lease.switchId(), replica, lease.epoch());
        } catch (RuntimeException e) {
            LOG.warnf("switchId=%s cause=\"%s\" msg=\"switch not handed back\"", lease.switchId(), e.getMessage());
        }
    }

    private void drop(Lease lease) {
        lease.giveUp();
        leases.remove(lease.switchId());
        desks.close(lease.switchId());
    }

    /** As Kafka's own partitioner spreads keys, so that orders and ownership meet. */
    private boolean isOurs(UUID switchId) {
        byte[] key = switchId.toString().getBytes(StandardCharsets.UTF_8);
        return assigned.contains(Utils.toPositive(Utils.murmur2(key)) % messaging.partitions());
    }
}
