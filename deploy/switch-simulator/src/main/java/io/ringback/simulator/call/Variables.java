package io.ringback.simulator.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channel variables, the newest first; {@code _X} is inherited one level, {@code __X} at all levels. */
final class Variables {
    private record Entry(String name, int levels, String value) {
        String plainName() {
            return name.substring(Math.min(levels, 2));
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    private static int levels(String name) {
        if (name.startsWith("__")) {
            return 2;
        }
        return name.startsWith("_") ? 1 : 0;
    }

    void set(String name, String value) {
        Entry entry = new Entry(name, levels(name), value);
        entries.removeIf(old -> old.plainName().equals(entry.plainName()));
        entries.addFirst(entry);
    }

    @Nullable
    String get(String name) {
        for (Entry entry : entries) {
            if (entry.plainName().equals(name)) {
                return entry.value();
            }
        }
        return null;
    }

    /** The name=value lines of {@code Status} with AllVariables. */
    List<String> listed() {
        return entries.stream().map(e -> e.plainName() + "=" + e.value()).toList();
    }

    /** What a channel dialled from here starts with, as the names and values to set on it, oldest first. */
    List<String[]> inherited() {
        List<String[]> names = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.levels() > 0) {
                String name = entry.levels() == 2 ? entry.name() : entry.plainName();
                names.addFirst(new String[] {name, entry.value()});
            }
        }
        return names;
    }
}
