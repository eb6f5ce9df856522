package io.ringback.contracts.values;

/** How an attempt ended: mission cause table (RFC 3398 reading of SIP and Q.850) plus the platform's own. */
public enum Disposition {
    /** The two were bridged, or a single leg was answered. */
    ANSWERED,
    /** It rang and nobody answered. */
    NO_ANSWER,
    /** Busy. */
    BUSY,
    /** Refused by the person or by policy of the network. */
    REJECTED,
    /** The number exists and cannot be reached now. */
    UNREACHABLE,
    /** No such number. */
    INVALID_NUMBER,
    /** The network or trunk was full. */
    CONGESTION,
    /** A fault. */
    FAILED,
    /** The caller left before the callee answered. */
    ABANDONED,
    /** The caller named no valid destination. */
    NO_DESTINATION,
    /** Withdrawn. */
    CANCELLED,
    /** Nothing was dialled; not a try. */
    DEFERRED,
    /** What happened could not be learned. */
    UNKNOWN
}
