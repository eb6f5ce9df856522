package io.ringback.engine.switches;

/** How a switch is; a sentence beside it says why. */
public enum SwitchState {
    /** Registered; no replica has reached it yet. */
    CONNECTING,
    /** Calls may be placed. */
    READY,
    /** The manager port does not answer. */
    UNREACHABLE,
    /** User or secret are not accepted. */
    WRONG_SECRET,
    /** The manager user lacks a permission. */
    MISSING_PERMISSION,
    /** The dialplan context does not exist. */
    MISSING_CONTEXT,
    /** Logged in, but it has not said that it is ready for calls. */
    NOT_BOOTED
}
