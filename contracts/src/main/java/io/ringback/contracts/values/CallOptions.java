package io.ringback.contracts.values;

import org.jspecify.annotations.Nullable;

/**
 * What is done on a call beyond ringing and connecting, each only where it was asked for.
 *
 * @param humanCheck whether the caller must press 1 before anybody else is rung
 * @param onMachine what follows if a machine answers the caller's phone; null where nobody listens for one
 * @param recorded whether the talk is recorded
 */
public record CallOptions(boolean humanCheck, @Nullable MachinePolicy onMachine, boolean recorded) {
    /** None of it. */
    public static final CallOptions NONE = new CallOptions(false, null, false);
}
