package io.ringback.contracts.values;

/** Who hung up first. */
public enum HungUpBy {
    /** The caller. */
    CALLER,
    /** The callee. */
    CALLEE,
    /** Ringback: limit, cancel, operator, prompts over. */
    PLATFORM,
    /** The switch or a trunk. */
    NETWORK,
    /** Not seen. */
    UNKNOWN
}
