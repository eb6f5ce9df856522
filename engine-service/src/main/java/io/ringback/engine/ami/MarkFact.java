package io.ringback.engine.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;

/** Shows how far the library has come with what was read, see {@link GuardedSocket}. Public because the library makes it. */
@AsteriskMapping(MarkFact.NAME)
public final class MarkFact extends ManagerEvent {
    static final String NAME = "ringbackmark";

    private static final long serialVersionUID = 1L;

    public MarkFact(Object source) {
        super(source);
    }
}
