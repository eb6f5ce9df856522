package io.ringback.contracts.values;

/** Why a bridged call or an attempt ended. */
public enum EndReason {
    /** Somebody hung up. */
    HANGUP,
    /** Time or money ended. */
    LIMIT,
    /** The callback was cancelled. */
    CANCELLED,
    /** The account was suspended or a cap lowered. */
    SUSPENDED,
    /** A number was blocked meanwhile. */
    BLOCKED,
    /** The operator hung up. */
    OPERATOR,
    /** The switch lost the call. */
    LOST,
    /** It never came to a bridge. */
    NOT_CONNECTED
}
