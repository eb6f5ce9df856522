package io.ringback.contracts.values;

/** The state of a callback for everyone. */
public enum CallbackStatus {
    /** Stored. */
    ACCEPTED,
    /** Due later. */
    SCHEDULED,
    /** Waits until the callee is free. */
    WAITING_FOR_LINE,
    /** Handed to rating. */
    REQUESTED,
    /** Priced and held. */
    AUTHORIZED,
    /** The caller's phone rings. */
    RINGING_CALLER,
    /** The caller answered and is choosing or waiting. */
    MENU,
    /** The callee's phone rings. */
    RINGING_CALLEE,
    /** Bridged. */
    TALKING,
    /** Waits for the next try. */
    RETRY_WAIT,
    /** Cancel asked for, not yet confirmed. */
    CANCELLING,
    /** Terminal: they talked. */
    COMPLETED,
    /** Terminal: somebody could not be reached. */
    NOT_REACHED,
    /** Terminal: not allowed. */
    REFUSED,
    /** Terminal: cancelled. */
    CANCELLED,
    /** Terminal: too late. */
    EXPIRED,
    /** Terminal: what happened could not be learned. */
    UNKNOWN,
    /** Terminal: a dry run. */
    EVALUATED
}
