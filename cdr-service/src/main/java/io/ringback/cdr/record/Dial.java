package io.ringback.cdr.record;

import io.ringback.contracts.CallFact.LegDialing;
import io.ringback.contracts.CallFact.LegEnded;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.HungUpBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One dial, filled in as its facts are heard. */
final class Dial {
    private final LegDialing dialing;
    private final Instant dialledAt;
    private @Nullable Instant ringingAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private @Nullable LegEnded end;
    private long talkMillis;

    Dial(LegDialing dialing, Instant dialledAt) {
        this.dialing = dialing;
        this.dialledAt = dialledAt;
    }

    /** A phone may report more than once that it rings; the first time counts. */
    void rang(Instant at) {
        ringingAt = ringingAt == null ? at : ringingAt;
    }

    void answered(Instant at) {
        answeredAt = answeredAt == null ? at : answeredAt;
    }

    void ended(Instant at, LegEnded how) {
        endedAt = at;
        end = how;
    }

    void talked(long millis) {
        talkMillis = millis;
    }

    Hop hop() {
        return new Hop(
                dialing.n(),
                dialing.leg(),
                dialing.party(),
                dialing.trunk(),
                dialing.switchId(),
                dialledAt,
                ringingAt,
                answeredAt,
                endedAt,
                end == null ? null : end.cause(),
                end == null ? null : end.sip(),
                end == null ? HungUpBy.UNKNOWN : end.hungUpBy(),
                talkMillis);
    }
}
