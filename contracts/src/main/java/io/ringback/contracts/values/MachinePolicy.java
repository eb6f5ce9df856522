package io.ringback.contracts.values;

/** What follows when an answering machine takes the caller's call. */
public enum MachinePolicy {
    /** The call ends, and nobody else is rung. */
    HANG_UP,
    /** The call goes on as if a person had answered. */
    GO_ON,
    /** A message is left, then the call ends; an alert's message is the alert itself. */
    LEAVE_MESSAGE
}
