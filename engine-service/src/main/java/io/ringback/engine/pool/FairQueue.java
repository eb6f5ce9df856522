package io.ringback.engine.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who waits, in turns: the first of each account, then the second of each, and so on. An account that was served goes
 * behind the others. Belongs to one thread.
 */
final class FairQueue {
    /** Accounts in the order of their turns; a line that is empty is not there. */
    private final LinkedHashMap<UUID, TreeSet<Demand>> lines = new LinkedHashMap<>();

    private final Map<UUID, Demand> byAttempt = new HashMap<>();

    void add(Demand demand) {
        if (byAttempt.putIfAbsent(demand.attemptId(), demand) == null) {
            lines.computeIfAbsent(demand.accountId(), _ -> new TreeSet<>(Demand.FIRST_COME))
                    .add(demand);
        }
    }

    boolean has(UUID attemptId) {
        return byAttempt.containsKey(attemptId);
    }

    int size() {
        return byAttempt.size();
    }

    /** Whether it waited. */
    boolean remove(UUID attemptId) {
        Demand demand = byAttempt.remove(attemptId);
        if (demand == null) {
            return false;
        }
        TreeSet<Demand> line = lines.get(demand.accountId());
        if (line != null && line.remove(demand) && line.isEmpty()) {
            lines.remove(demand.accountId());
        }
        return true;
    }

    /** It need not wait any longer; the other accounts come first now. */
    void served(UUID attemptId) {
        Demand demand = byAttempt.get(attemptId);
        if (demand != null) {
            served(demand);
        }
    }

    /** As {@link #served(UUID)}. */
    void served(Demand demand) {
        remove(demand.attemptId());
        TreeSet<Demand> rest = lines.remove(demand.accountId());
        if (rest != null) {
            lines.put(demand.accountId(), rest);
        }
    }

    /** All of them, the next one first. */
    List<Demand> order() {
        List<Demand> order = new ArrayList<>(byAttempt.size());
        List<Iterator<Demand>> turns =
                new ArrayList<>(lines.values().stream().map(TreeSet::iterator).toList());
        while (!turns.isEmpty()) {
            turns.removeIf(line -> !line.hasNext());
            turns.forEach(line -> order.add(line.next()));
        }
        return order;
    }
}
