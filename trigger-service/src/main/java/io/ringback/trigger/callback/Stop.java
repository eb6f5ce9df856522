package io.ringback.trigger.callback;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.StopReason;

/** Why an attempt on its way is to stop. */
public enum Stop {
    /** Its owner asked. */
    CANCELLED,
    /** Its time ran out before anything was dialled. */
    EXPIRED,
    /** The account was suspended, or a cap lowered. */
    SUSPENDED,
    /** A number was blocked. */
    BLOCKED,
    /** The operator stopped it. */
    OPERATOR,
    /** Nothing was heard of it for long. */
    SILENCE;

    static Stop of(StopReason reason) {
        return switch (reason) {
            case CANCELLED -> CANCELLED;
            case SUSPENDED -> SUSPENDED;
            case BLOCKED -> BLOCKED;
            case OPERATOR -> OPERATOR;
        };
    }

    /** How the callback ends if the stop came in time. */
    CallbackStatus outcome() {
        return switch (this) {
            case EXPIRED -> CallbackStatus.EXPIRED;
            case SILENCE -> CallbackStatus.UNKNOWN;
            case CANCELLED, SUSPENDED, BLOCKED, OPERATOR -> CallbackStatus.CANCELLED;
        };
    }

    /** For the timeline, when the stop was asked for or told. */
    String sentence() {
        return switch (this) {
            case CANCELLED -> "Cancel was asked for; the call is being stopped.";
            case EXPIRED -> "The callback's time ran out before a phone rang; it is being stopped.";
            case SUSPENDED -> "The account was suspended or a spending cap was lowered; the call is being stopped.";
            case BLOCKED -> "One of the numbers was blocked; the call is being stopped.";
            case OPERATOR -> "The operator is stopping the call.";
            case SILENCE -> "Nothing was heard of the call for long; it is being stopped.";
        };
    }
}
