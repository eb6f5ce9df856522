package io.ringback.engine.ami;

import io.ringback.engine.wire.WireAction;
import java.util.Map;
import org.asteriskjava.manager.action.AbstractManagerAction;

/** An action in the library's form: it writes {@link #getAttributes} as they are, one header each. */
public final class LibraryAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;

    private final transient WireAction action;

    LibraryAction(WireAction action) {
        this.action = action;
    }

    @Override
    public String getAction() {
        return action.name();
    }

    /** Read by the library's action builder. */
    public Map<String, String> getAttributes() {
        return action.headers();
    }
}
