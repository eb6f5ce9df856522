package io.ringback.trigger.callback;

/** How a callback differs from one that is asked for by two numbers. */
public enum Way {
    /**
     * The caller is known by a call to an access number alone. Whoever answers names the account that pays, until then it is
     * the owner of the access number.
     */
    ANYBODY,
    /** It waits until the callee's line is free, and rings the caller only then. */
    WHEN_FREE,
    /** Nobody answered at the callee's: it waits until somebody has used that line and it is free again. */
    AFTER_USE;

    /** Whether it waits for a line. */
    boolean waits() {
        return this == WHEN_FREE || this == AFTER_USE;
    }
}
