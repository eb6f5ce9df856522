package io.ringback.contracts.values;

/** What happens after the caller answers. */
public enum Script {
    /** Ring the callee and bridge the two. */
    CONNECT,
    /** A single leg hears announcements. */
    ANNOUNCE
}
