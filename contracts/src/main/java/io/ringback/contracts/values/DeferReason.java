package io.ringback.contracts.values;

/** Why nothing was dialled. */
public enum DeferReason {
    /** No free channel or call set-up in time. */
    CAPACITY,
    /** No usable switch. */
    NO_SWITCH,
    /** The callee's line is not free. */
    LINE_BUSY,
    /** The authorisation had expired. */
    STALE
}
