package io.ringback.engine.switches;

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
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<UUID, Switch> switches = Map.of();

    SwitchDirectory(SwitchTable table) {
        this.table = table;
    }

    /** Reads the table. */
    public void refresh() {
        switches = table.all().stream().collect(Collectors.toUnmodifiableMap(Switch::id, Function.identity()));
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

    void changed() {
        refresh();
        listeners.forEach(Runnable::run);
    }
}
