package io.ringback.engine.cause;

import io.ringback.contracts.values.Disposition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an end means on one trunk, instead of what the cause table has for it.
 *
 * @param q850 the Q.850 value it is for, 1 to 127; null for any
 * @param sip the SIP response it is for, 300 to 699; null for any
 * @param disposition one of those that the cause table knows
 * @param retry what may be tried inside the attempt; later attempts go by the disposition
 */
public record CauseOverride(
        @Nullable Integer q850, @Nullable Integer sip, Disposition disposition, Retry retry) {
    private static final Set<Disposition> DISPOSITIONS = Set.of(
            Disposition.BUSY,
            Disposition.NO_ANSWER,
            Disposition.REJECTED,
            Disposition.UNREACHABLE,
            Disposition.INVALID_NUMBER,
            Disposition.CONGESTION,
            Disposition.FAILED);

    /** @throws IllegalArgumentException with a sentence that begins with the component's name */
    public CauseOverride {
        if (q850 == null && sip == null) {
            throw new IllegalArgumentException("sip must be there, or q850");
        }
        if (q850 != null && (q850 < 1 || q850 > 127)) {
            throw new IllegalArgumentException("q850 must be 1 to 127");
        }
        if (sip != null && (sip < 300 || sip > 699)) {
            throw new IllegalArgumentException("sip must be 300 to 699");
        }
        if (!DISPOSITIONS.contains(disposition)) {
            throw new IllegalArgumentException("disposition must be BUSY, NO_ANSWER, REJECTED, UNREACHABLE,"
                    + " INVALID_NUMBER, CONGESTION or FAILED");
        }
    }

    /** Whether it is for this end; where it names both values, both must fit. */
    boolean isFor(HangupCause cause) {
        return (q850 == null || q850.equals(cause.q850())) && (sip == null || sip.equals(cause.sip()));
    }
}
