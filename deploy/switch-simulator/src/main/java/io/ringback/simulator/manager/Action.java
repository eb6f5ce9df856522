package io.ringback.simulator.manager;

import io.ringback.simulator.event.EventClass;
import java.util.Set;
import java.util.stream.Collectors;

/** One manager action: its name, what ListCommands says of it, who may send it, and what it does. */
record Action(String name, String synopsis, Set<EventClass> classes, Handler handler) {
    /** What an action does; the session is logged in and allowed to. */
    interface Handler {
        void handle(Session session, Packet packet, Reply reply);
    }

    String listed() {
        String privilege = classes.isEmpty()
                ? "<none>"
                : classes.stream().map(EventClass::wireName).collect(Collectors.joining(",")) + ",all";
        return synopsis + "  (Priv: " + privilege + ")";
    }
}
