package io.ringback.contracts.values;

/** One side of a callback. */
public enum Leg {
    /** The person who asked and is rung first (A-leg). */
    CALLER,
    /** The destination (B-leg). */
    CALLEE
}
