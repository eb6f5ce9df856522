package io.ringback.contracts.values;

/** After which outcome of the target before it a target is tried. */
public enum TargetCondition {
    /** The one before was busy. */
    BUSY,
    /** It rang unanswered. */
    NO_ANSWER,
    /** It could not be reached. */
    UNREACHABLE,
    /** Any other status. */
    OTHER
}
