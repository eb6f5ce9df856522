package io.ringback.engine.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * Our dialplan's word that somebody pressed 9: {@code UserEvent(RingbackOptOut)}, with the headers of the channel it runs
 * on. Public because the library makes it.
 */
@AsteriskMapping("ringbackoptout")
public final class OptOutFact extends UserEvent {
    private static final long serialVersionUID = 1L;

    private @Nullable String linkedId;

    public OptOutFact(Object source) {
        super(source);
    }

    /** The call's first channel. */
    public @Nullable String getLinkedId() {
        return linkedId;
    }

    public void setLinkedId(@Nullable String linkedId) {
        this.linkedId = linkedId;
    }

    /** Taken and left, like the next: without a setter the library complains. */
    public void setLanguage(String language) {
        // Not used.
    }

    public void setAccountCode(String accountCode) {
        // Not used.
    }
}
