package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.Forbidden;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RingTimeout;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.SealedIdentity;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What trigger-service asks of rating-service; key: callback id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallbackRequest extends Message {
    UUID callbackId();

    Instant at();

    @Override
    default String partitionKey() {
        return callbackId().toString();
    }

    /**
     * What somebody wants dialled; shared by a real attempt and its evaluation.
     *
     * @param options what is done beyond ringing and connecting; null for nothing
     * @param callerProof why the caller's number need not be registered on the account; null where it must be
     * @param campaign of which the callback is part; null for none
     */
    record Wish(
            Trigger trigger,
            @Nullable UUID accountId,
            @Nullable SealedIdentity identity,
            Script script,
            Party caller,
            int callerRingTimeoutSeconds,
            @Nullable Party callee,
            int calleeRingTimeoutSeconds,
            List<Fallback> fallbacks,
            List<Forbidden> forbidden,
            @Nullable String accessNumber,
            int maxTalkSeconds,
            @Nullable String callerId,
            boolean confirm,
            boolean onlyIfFree,
            List<String> announcements,
            @Nullable Acknowledge acknowledge,
            String language,
            @Nullable UUID quoteId,
            @Nullable CallOptions options,
            @Nullable CallerProof callerProof,
            @Nullable String campaign) {
        /** No call is longer, whatever policy and balance allow. */
        public static final int HARD_CAP_SECONDS = 14_400;

        public Wish {
            fallbacks = List.copyOf(fallbacks);
            forbidden = List.copyOf(forbidden);
            announcements = List.copyOf(announcements);
            RingTimeout.check(callerRingTimeoutSeconds);
            RingTimeout.check(calleeRingTimeoutSeconds);
            if (maxTalkSeconds < 1 || maxTalkSeconds > HARD_CAP_SECONDS) {
                throw new IllegalArgumentException("maxTalkSeconds must be 1 to 14400: " + maxTalkSeconds);
            }
            if (script == Script.ANNOUNCE && announcements.isEmpty()) {
                throw new IllegalArgumentException("an ANNOUNCE script needs announcements");
            }
        }

        /** With nothing done beyond ringing and connecting. */
        public Wish(
                Trigger trigger,
                @Nullable UUID accountId,
                @Nullable SealedIdentity identity,
                Script script,
                Party caller,
                int callerRingTimeoutSeconds,
                @Nullable Party callee,
                int calleeRingTimeoutSeconds,
                List<Fallback> fallbacks,
                List<Forbidden> forbidden,
                @Nullable String accessNumber,
                int maxTalkSeconds,
                @Nullable String callerId,
                boolean confirm,
                boolean onlyIfFree,
                List<String> announcements,
                @Nullable Acknowledge acknowledge,
                String language,
                @Nullable UUID quoteId) {
            this(
                    trigger,
                    accountId,
                    identity,
                    script,
                    caller,
                    callerRingTimeoutSeconds,
                    callee,
                    calleeRingTimeoutSeconds,
                    fallbacks,
                    forbidden,
                    accessNumber,
                    maxTalkSeconds,
                    callerId,
                    confirm,
                    onlyIfFree,
                    announcements,
                    acknowledge,
                    language,
                    quoteId,
                    null,
                    null,
                    null);
        }

        /** The same as that of another account, proven in this way. */
        public Wish of(@Nullable UUID account, @Nullable SealedIdentity proof) {
            return new Wish(
                    trigger,
                    account,
                    proof,
                    script,
                    caller,
                    callerRingTimeoutSeconds,
                    callee,
                    calleeRingTimeoutSeconds,
                    fallbacks,
                    forbidden,
                    accessNumber,
                    maxTalkSeconds,
                    callerId,
                    confirm,
                    onlyIfFree,
                    announcements,
                    acknowledge,
                    language,
                    quoteId,
                    options,
                    callerProof,
                    campaign);
        }

        /** The same for another destination, and others behind it. */
        public Wish to(Party party, int ringTimeoutSeconds, List<Fallback> behind, List<Forbidden> never) {
            return new Wish(
                    trigger,
                    accountId,
                    identity,
                    script,
                    caller,
                    callerRingTimeoutSeconds,
                    party,
                    ringTimeoutSeconds,
                    behind,
                    never,
                    accessNumber,
                    maxTalkSeconds,
                    callerId,
                    confirm,
                    onlyIfFree,
                    announcements,
                    acknowledge,
                    language,
                    quoteId,
                    options,
                    callerProof,
                    campaign);
        }
    }

    /**
     * One try of a callback, to be authorised or refused.
     *
     * @param attemptNumber 1 for the first try
     * @param queuedSince keeps the place in the queue over deferrals
     */
    record AttemptRequested(
            UUID callbackId,
            UUID attemptId,
            int attemptNumber,
            Instant at,
            boolean sandbox,
            Wish wish,
            Instant queuedSince)
            implements CallbackRequest {
        public AttemptRequested {
            Require.atLeast(1, "attemptNumber", attemptNumber);
        }
    }

    /**
     * The person keyed a destination: a party to price, or the reason admission refuses it.
     *
     * @param tryNumber the menu try it answers, from 1
     * @param callee null if refused
     * @param refused null if admitted
     */
    record CalleeRequested(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            int tryNumber,
            @Nullable Party callee,
            List<Forbidden> forbidden,
            @Nullable RefusalReason refused)
            implements CallbackRequest {
        public CalleeRequested {
            forbidden = List.copyOf(forbidden);
            Require.atLeast(1, "tryNumber", tryNumber);
            if ((callee == null) == (refused == null)) {
                throw new IllegalArgumentException("exactly one of callee and refused must be given");
            }
        }
    }

    /** The attempt must stop: cancel, suspension, block. */
    record WithdrawalRequested(UUID callbackId, UUID attemptId, Instant at, boolean sandbox, StopReason reason)
            implements CallbackRequest {}

    /** A dry run: every rule's answer, no hold, nothing dialled. */
    record EvaluationRequested(UUID callbackId, UUID attemptId, Instant at, boolean sandbox, Wish wish)
            implements CallbackRequest {}
}
