package io.ringback.engine.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupRequestEvent;

/** A HangupRequest whose SIP response the library does not know. Public because the library makes it. */
@AsteriskMapping("hanguprequest")
public final class HangupRequestFact extends HangupRequestEvent {
    private static final long serialVersionUID = 1L;

    public HangupRequestFact(Object source) {
        super(source);
    }

    /** Taken and left: the Hangup that follows tells it again. */
    public void setTechCause(Integer techCause) {
        // The setter alone keeps the library from complaining on every event.
    }
}
