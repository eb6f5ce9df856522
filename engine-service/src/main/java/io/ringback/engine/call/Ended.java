package io.ringback.engine.call;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Leg;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing more happens. */
public record Ended(Disposition disposition) implements CallState {
    @Override
    public @Nullable Instant deadline() {
        return null;
    }

    @Override
    public @Nullable Progress progress() {
        return null;
    }

    @Override
    public Step on(Call call, Input input, Instant now) {
        return Step.to(this);
    }

    /** Nothing was dialled, and it is not a try. */
    static Step deferred(DeferReason reason, Instant now) {
        return undialled(Disposition.DEFERRED, reason, HungUpBy.PLATFORM, EndReason.NOT_CONNECTED, now);
    }

    /** Nothing was dialled, for a reason that is final. */
    static Step undialled(Disposition disposition, EndReason reason, Instant now) {
        return undialled(disposition, null, HungUpBy.PLATFORM, reason, now);
    }

    /** The last channel is gone. */
    static Step after(Progress progress, Verdict verdict, Instant endedAt) {
        Instant answered = progress.callerAnsweredAt();
        long callerMillis = answered == null ? 0 : millis(answered, endedAt);
        AttemptEnded fact = new AttemptEnded(
                verdict.disposition(),
                null,
                verdict.leg(),
                verdict.hungUpBy(),
                verdict.reason(),
                verdict.cause().q850(),
                verdict.cause().sip(),
                progress.rang(),
                true,
                progress.acknowledged(),
                Math.max(callerMillis, verdict.talkMillis()),
                verdict.talkMillis(),
                verdict.estimated(),
                answered,
                verdict.bridgedAt());
        return Step.to(new Ended(verdict.disposition())).emit(endedAt, fact);
    }

    /** Never negative, for a switch may stamp two events the wrong way round. */
    static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static Step undialled(
            Disposition disposition, @Nullable DeferReason defer, HungUpBy by, EndReason reason, Instant now) {
        AttemptEnded fact = new AttemptEnded(
                disposition, defer, Leg.CALLER, by, reason, null, null, false, false, null, 0, 0, false);
        return Step.to(new Ended(disposition)).emit(now, fact);
    }
}
