package io.ringback.simulator.event;

import io.ringback.simulator.clock.EventLoop;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Hands every event to the sessions that may and want to read its class; nothing is written for a class nobody reads. */
public final class Events {
    private final EventLoop loop;
    private final String systemName;
    private final boolean timestamps;
    private final Set<Listener> listeners = new LinkedHashSet<>();

    /** Whoever reads events; called on the loop's thread only. */
    public interface Listener {
        boolean reads(EventClass eventClass);

        void read(String eventText);
    }

    public Events(EventLoop loop, String systemName, boolean timestamps) {
        this.loop = loop;
        this.systemName = systemName;
        this.timestamps = timestamps;
    }

    public void add(Listener listener) {
        listeners.add(listener);
    }

    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** True when at least one session reads {@code eventClass}. */
    public boolean wanted(EventClass eventClass) {
        for (Listener listener : listeners) {
            if (listener.reads(eventClass)) {
                return true;
            }
        }
        return false;
    }

    public void publish(EventClass eventClass, String name, Consumer<Event> fields) {
        if (!wanted(eventClass)) {
            return;
        }
        Event event = new Event(name, eventClass, timestamps ? loop.now() : null, systemName);
        fields.accept(event);
        String text = event.text();
        // A copy, because a session that cannot keep up is dropped, and leaves the set, while it is being told.
        for (Listener listener : Set.copyOf(listeners)) {
            if (listener.reads(eventClass)) {
                listener.read(text);
            }
        }
    }
}
