package io.ringback.engine.cause;

/** What may be tried after a leg ended so. */
public enum Retry {
    /** Nothing: the same would happen again. */
    NEVER,
    /** A later attempt, after the retry interval. */
    SHORT,
    /** A later attempt, after twice the retry interval. */
    LONG,
    /** Another trunk inside the same attempt, if nothing rang. */
    OTHER_TRUNK,
    /** Once more inside the same attempt, over another trunk if nothing rang. */
    ONCE
}
