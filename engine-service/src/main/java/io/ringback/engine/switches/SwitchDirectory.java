package io.ringback.engine.switches;

import io.ringback.engine.pool.Load;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All registered switches in memory, read again every few seconds and at once after a change here. */
@Singleton
public final class SwitchDirectory {
    private final SwitchTable table;
    private final LoadTable loads;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<UUID, Switch> switches = Map.of();
    private volatile Map<UUID, Load> told = Map.of();

    SwitchDirectory(SwitchTable table, LoadTable loads) {
        this.table = table;
        this.loads = loads;
    }

    /** Reads the table. */
    public void refresh() {
        switches = table.all().stream().collect(Collectors.toUnmodifiableMap(Switch::id, Function.identity()));
        told = loads.all();
    }

    /** Hears of changes made here. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Collection<Switch> all() {
        return switches.values();
    }

    public Optional<Switch> find(UUID id) {
        return Optional.ofNullable(switches.get(id));
    }

    /** What the owner of a switch told last of what it carries. */
    public Load load(UUID id) {
        return told.getOrDefault(id, Load.NONE);
    }

    void changed() {
        refresh();
        listeners.forEach(Runnable::run);
    }
}
