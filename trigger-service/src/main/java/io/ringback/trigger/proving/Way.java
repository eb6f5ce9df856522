package io.ringback.trigger.proving;

import org.jspecify.annotations.Nullable;

/** How a number is told a code. */
public enum Way {
    /** It is rung, and the code is said. */
    CALL,
    /** The code is written to it; where the operator has an SMS gateway. */
    SMS;

    /** The way that was asked for; a call if none was. */
    public static Way of(@Nullable Way asked) {
        return asked == null ? CALL : asked;
    }
}
