package io.ringback.contracts.values;

/** Why a callback is stopped from outside. */
public enum StopReason {
    /** Asked for by its owner. */
    CANCELLED,
    /** The account was suspended or a cap lowered. */
    SUSPENDED,
    /** A number was blocked. */
    BLOCKED,
    /** The operator's hang-up. */
    OPERATOR
}
