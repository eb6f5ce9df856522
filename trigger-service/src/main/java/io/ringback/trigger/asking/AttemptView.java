package io.ringback.trigger.asking;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Money;
import io.ringback.trigger.callback.Attempt;
import io.ringback.trigger.callback.AttemptEnd;
import io.ringback.trigger.callback.ClosedAttempt;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One try.
 *
 * @param status where it is, or how it ended: a disposition, or REFUSED
 * @param reason why the talk ended, or why it was refused
 * @param cause Q.850, null if never learned
 * @param sip SIP final response, null if none
 * @param talkMillis bridge to end
 * @param charged null until it is settled
 */
@Schema(name = "Attempt")
public record AttemptView(
        UUID id,
        int number,
        String status,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable HungUpBy hungUpBy,
        @Nullable Integer cause,
        @Nullable Integer sip,
        @Nullable Long talkMillis,
        @Nullable Money charged) {

    static AttemptView of(ClosedAttempt closed) {
        return of(
                closed.attemptId(),
                closed.number(),
                closed.requestedAt(),
                closed.end(),
                closed.settlement().amount());
    }

    static AttemptView of(Attempt open) {
        AttemptEnd end = open.end();
        return end != null
                ? of(open.id(), open.number(), open.requestedAt(), end, null)
                : new AttemptView(
                        open.id(),
                        open.number(),
                        open.status().name(),
                        open.requestedAt(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
    }

    private static AttemptView of(UUID id, int number, Instant requestedAt, AttemptEnd end, @Nullable Money charged) {
        return switch (end) {
            case AttemptEnd.Refused(Instant at, var reason, String _) ->
                new AttemptView(
                        id, number, end.outcome(), requestedAt, at, reason.name(), null, null, null, null, charged);
            case AttemptEnd.Finished(Instant at, AttemptEnded fact) ->
                new AttemptView(
                        id,
                        number,
                        end.outcome(),
                        requestedAt,
                        at,
                        reason(fact),
                        fact.hungUpBy(),
                        fact.cause(),
                        fact.sip(),
                        fact.talkMillis(),
                        charged);
        };
    }

    private static String reason(AttemptEnded fact) {
        EndReason reason = fact.endReason();
        return fact.deferReason() == null ? reason.name() : fact.deferReason().name();
    }
}
