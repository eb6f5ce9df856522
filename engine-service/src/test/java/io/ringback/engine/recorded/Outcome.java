package io.ringback.engine.recorded;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param q850 cause of the leg that decided it, null if none was learned
 * @param sip its SIP response, null if there was none
 * @param talkSeconds bridge to end, three decimals
 */
record Outcome(
        Disposition disposition,
        Leg leg,
        HungUpBy hungUpBy,
        EndReason endReason,
        @Nullable Integer q850,
        @Nullable Integer sip,
        boolean rang,
        BigDecimal talkSeconds) {

    static Outcome of(AttemptEnded end) {
        return new Outcome(
                end.disposition(),
                end.leg(),
                end.hungUpBy(),
                end.endReason(),
                end.cause(),
                end.sip(),
                end.rang(),
                BigDecimal.valueOf(end.talkMillis(), 3));
    }
}
