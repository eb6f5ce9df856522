package io.ringback.engine.inbound;

import org.jspecify.annotations.Nullable;

/** How a line stands, by the state of its extension. */
public enum LineState {
    /** It could be rung. */
    FREE,
    /** Somebody talks or is held there. */
    IN_USE,
    /** It rings, and nobody has answered. */
    RINGING,
    /** Its phone is not there. */
    UNAVAILABLE,
    /** The switch has no hint for it. */
    STATELESS;

    private static final int UNAVAILABLE_BIT = 4;
    private static final int RINGING_BIT = 8;

    /** As {@link #of}; what is no number says nothing. */
    public static LineState read(@Nullable String status) {
        return status == null || !status.matches("-?[0-9]{1,4}") ? STATELESS : of(Integer.parseInt(status));
    }

    /**
     * Reads what Asterisk calls an extension's status.
     *
     * @param status -2 and -1 for none, 0 for idle, else bits: 1 in use, 2 busy, 4 unavailable, 8 ringing, 16 on hold
     */
    public static LineState of(int status) {
        if (status < 0) {
            return STATELESS;
        }
        return switch (status) {
            case 0 -> FREE;
            case UNAVAILABLE_BIT -> UNAVAILABLE;
            case RINGING_BIT -> RINGING;
            default -> IN_USE;
        };
    }

    /** Whether a call would find nobody to talk to now, as far as the switch knows. */
    public boolean isTaken() {
        return switch (this) {
            case IN_USE, RINGING, UNAVAILABLE -> true;
            case FREE, STATELESS -> false;
        };
    }
}
