package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rating-service took, to cdr-service and trigger-service; key: callback id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallCharge extends Message {
    UUID callbackId();

    UUID attemptId();

    Instant at();

    @Override
    default String partitionKey() {
        return callbackId().toString();
    }

    /**
     * The one settlement of an attempt, refused and cancelled ones too.
     *
     * @param accountId null if no account was ever known
     * @param refused why nothing was dialled, null if authorised
     * @param callerSeconds what was priced for the caller's leg
     * @param talkSeconds what was priced for the talk
     * @param overrunMillis talk beyond the grant: recorded, never priced
     * @param absorbed priced but not covered by the hold or the balance; alerted
     * @param amount what was taken, zero in the sandbox
     * @param balanceAfter null if no account was ever known
     * @param decision set where an operator settled it, because the engine never told how it ended
     */
    record AttemptSettled(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            @Nullable UUID accountId,
            @Nullable RefusalReason refused,
            RequestFacts request,
            @Nullable Instant authorizedAt,
            long callerSeconds,
            long talkSeconds,
            long overrunMillis,
            List<LegCharge> legs,
            Money amount,
            Money absorbed,
            @Nullable Money balanceAfter,
            long deckVersion,
            boolean estimated,
            @Nullable OperatorDecision decision)
            implements CallCharge {
        public AttemptSettled {
            Require.atLeast(0, "callerSeconds", callerSeconds);
            Require.atLeast(0, "talkSeconds", talkSeconds);
            Require.atLeast(0, "overrunMillis", overrunMillis);
            legs = List.copyOf(legs);
        }

        /** A settlement nobody had to decide on. */
        public AttemptSettled(
                UUID callbackId,
                UUID attemptId,
                Instant at,
                boolean sandbox,
                @Nullable UUID accountId,
                @Nullable RefusalReason refused,
                RequestFacts request,
                @Nullable Instant authorizedAt,
                long callerSeconds,
                long talkSeconds,
                long overrunMillis,
                List<LegCharge> legs,
                Money amount,
                Money absorbed,
                @Nullable Money balanceAfter,
                long deckVersion,
                boolean estimated) {
            this(
                    callbackId,
                    attemptId,
                    at,
                    sandbox,
                    accountId,
                    refused,
                    request,
                    authorizedAt,
                    callerSeconds,
                    talkSeconds,
                    overrunMillis,
                    legs,
                    amount,
                    absorbed,
                    balanceAfter,
                    deckVersion,
                    estimated,
                    null);
        }
    }

    /**
     * A later correction by reversal: the new whole amount, why, and by whom.
     *
     * @param amount what all postings together have taken now
     * @param before what they had taken
     * @param by the key's id, or {@code operator}; null from a sender that does not tell
     * @param measures what the new amount was worked out from; null from a sender that does not tell
     */
    record ChargeCorrected(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            UUID correctionId,
            UUID accountId,
            List<LegCharge> legs,
            Money amount,
            Money before,
            long deckVersion,
            String reason,
            @Nullable String by,
            @Nullable Measures measures)
            implements CallCharge {
        public ChargeCorrected {
            legs = List.copyOf(legs);
        }
    }
}
