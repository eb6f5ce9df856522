package io.ringback.engine.ami;

import java.time.Instant;
import org.asteriskjava.manager.event.ManagerEvent;

/** Hears what a session brings, on the library's thread: it must only hand it over. */
public interface Hearing {
    void heard(ManagerEvent event, Instant receivedAt);

    /** The session is over; called once. */
    void closed();
}
