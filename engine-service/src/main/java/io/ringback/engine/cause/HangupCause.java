package io.ringback.engine.cause;

import org.jspecify.annotations.Nullable;

/**
 * How a switch says that a channel ended; both values are kept raw, for vendors differ.
 *
 * @param q850 ITU-T Q.850 value; null if never learned, 0 if the switch had none
 * @param sip SIP final response (TechCause), null if there was none
 */
public record HangupCause(@Nullable Integer q850, @Nullable Integer sip) {
    /** Nothing was learned. */
    public static final HangupCause NONE = new HangupCause(null, null);

    /** Normal clearing, Q.850 16. */
    public static final int NORMAL_CLEARING = 16;

    /** User busy, Q.850 17. */
    public static final int USER_BUSY = 17;

    /** No circuit available, Q.850 34. */
    public static final int NO_CIRCUIT = 34;

    /** Whether it says why: Asterisk writes 0 where it had no cause. */
    public boolean saysWhy() {
        return sip != null || (q850 != null && q850 != 0);
    }
}
