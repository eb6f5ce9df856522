package io.ringback.engine.ami;

import io.ringback.engine.switches.SwitchState;
import org.jspecify.annotations.Nullable;

/** Why a switch cannot be used, as a state and a sentence for the operator. */
public final class SessionFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final SwitchState state;

    /** Without anything behind it. */
    public SessionFault(SwitchState state, String sentence) {
        this(state, sentence, null);
    }

    SessionFault(SwitchState state, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.state = state;
    }

    public SwitchState state() {
        return state;
    }

    /** For the operator. */
    public String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
