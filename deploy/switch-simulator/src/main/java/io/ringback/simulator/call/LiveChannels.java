package io.ringback.simulator.call;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels that live now, by name and by uniqueid, and how many of them each call has. */
final class LiveChannels {
    private final Map<String, Channel> byId = new LinkedHashMap<>();
    private final Map<String, Channel> byName = new HashMap<>();
    private final Map<String, Integer> linked = new HashMap<>();

    void add(Channel channel) {
        byId.put(channel.uniqueid, channel);
        byName.put(channel.name, channel);
        linked.merge(channel.linkedid, 1, Integer::sum);
    }

    /** True when it was the last channel of its call. */
    boolean remove(Channel channel) {
        byId.remove(channel.uniqueid);
        byName.remove(channel.name);
        return linked.merge(channel.linkedid, -1, (a, b) -> a + b == 0 ? null : a + b) == null;
    }

    @Nullable
    Channel find(String nameOrId) {
        Channel channel = byName.get(nameOrId);
        return channel != null ? channel : byId.get(nameOrId);
    }

    Collection<Channel> newestFirst() {
        return List.copyOf(byId.values()).reversed();
    }

    List<Channel> oldestFirst() {
        return List.copyOf(byId.values());
    }

    void clear() {
        byId.clear();
        byName.clear();
        linked.clear();
    }
}
