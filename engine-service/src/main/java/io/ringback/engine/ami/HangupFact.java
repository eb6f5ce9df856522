package io.ringback.engine.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupEvent;
import org.jspecify.annotations.Nullable;

/** A Hangup with the SIP response, which the library's own event leaves out. Public because the library makes it. */
@AsteriskMapping("hangup")
public final class HangupFact extends HangupEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable Integer techCause;

    public HangupFact(Object source) {
        super(source);
    }

    /** SIP final response, null if there was none. */
    public @Nullable Integer getTechCause() {
        return techCause;
    }

    public void setTechCause(@Nullable Integer techCause) {
        this.techCause = techCause;
    }
}
