package io.ringback.engine.desk;

import io.ringback.engine.owner.Lease;
import io.ringback.engine.pool.Load;
import io.ringback.engine.switches.LoadTable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Tells the other replicas what the switches of this one carry. Belongs to the thread that renews its leases. */
@Singleton
public final class LoadTelling {
    private final Desks desks;
    private final LoadTable table;
    private final InstantSource clock;
    private final Map<UUID, Load> told = new HashMap<>();

    LoadTelling(Desks desks, LoadTable table, InstantSource clock) {
        this.desks = desks;
        this.table = table;
        this.clock = clock;
    }

    /** What has changed since it was told last. */
    public void tell() {
        Map<Lease, Load> loads = desks.loads();
        told.keySet().retainAll(loads.keySet().stream().map(Lease::switchId).toList());
        loads.forEach((lease, load) -> {
            if (!load.equals(told.get(lease.switchId()))) {
                table.tell(lease.switchId(), lease.epoch(), load, clock.instant());
                told.put(lease.switchId(), load);
            }
        });
    }
}
