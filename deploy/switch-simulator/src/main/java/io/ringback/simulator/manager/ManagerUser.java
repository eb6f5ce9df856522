package io.ringback.simulator.manager;

import io.ringback.simulator.event.EventClass;
import java.util.Arrays;
import java.util.Set;

/**
 * A user of the manager interface.
 *
 * @param read classes of events the user may see
 * @param write classes of actions the user may send
 */
public record ManagerUser(String name, String secret, Set<EventClass> read, Set<EventClass> write) {
    public ManagerUser {
        if (name.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("a manager user needs a name and a secret");
        }
    }

    /** Reads {@code name:secret[:read[:write]]}, the classes as in manager.conf; without them, all. */
    public static ManagerUser parse(String text) {
        String[] parts = Arrays.copyOf(text.split(":", 4), 4);
        if (parts[1] == null) {
            throw new IllegalArgumentException("user must be name:secret[:read[:write]]: " + parts[0]);
        }
        return new ManagerUser(parts[0], parts[1], classes(parts[2]), classes(parts[3]));
    }

    @SuppressWarnings("NullAway") // copyOf pads with null what the text leaves out
    private static Set<EventClass> classes(String list) {
        return EventClass.parse(list == null ? "all" : list);
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "ManagerUser[" + name + "]";
    }
}
