package io.ringback.engine.cause;

import io.ringback.contracts.values.Disposition;
import java.util.Set;

/**
 * One row of the cause table.
 *
 * @param q850 the Q.850 values it stands for
 * @param sip the SIP responses it stands for
 */
public record CauseRow(Set<Integer> q850, Set<Integer> sip, Disposition disposition, Retry retry) {
    public CauseRow {
        q850 = Set.copyOf(q850);
        sip = Set.copyOf(sip);
        if (q850.isEmpty() && sip.isEmpty()) {
            throw new IllegalArgumentException("a cause row needs a Q.850 value or a SIP response: " + disposition);
        }
    }
}
