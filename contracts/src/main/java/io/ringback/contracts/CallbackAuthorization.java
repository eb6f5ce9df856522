package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.StopReason;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.Warnings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rating-service answers, to engine-service and trigger-service; key: callback id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface CallbackAuthorization extends Message {
    UUID callbackId();

    UUID attemptId();

    Instant at();

    @Override
    default String partitionKey() {
        return callbackId().toString();
    }

    /**
     * How long may be talked for what is held.
     *
     * @param grantedSeconds talk covered by the hold, a total, never a delta
     * @param last whether no more can come ({@code final} on the wire)
     * @param setupSeconds from the caller's answer to the bridge, prompts and ringing together
     */
    record Grant(int grantedSeconds, @JsonProperty("final") boolean last, int setupSeconds) {
        public Grant {
            Require.atLeast(0, "grantedSeconds", grantedSeconds);
            Require.atLeast(0, "setupSeconds", setupSeconds);
        }
    }

    /**
     * All the engine needs to place the call; it never reads the request.
     *
     * @param targets empty when the person is asked for the destination
     * @param expiresAt no first dial after it
     * @param chargeable false in the sandbox
     * @param pricePerMinute of the first target, as a plain sentence for the timeline; null without targets
     * @param options what is done beyond ringing and connecting; null for nothing
     */
    record AttemptAuthorized(
            UUID callbackId,
            UUID attemptId,
            int attemptNumber,
            Instant at,
            boolean sandbox,
            UUID accountId,
            Script script,
            CallerLeg caller,
            @Nullable String accessNumber,
            boolean confirm,
            boolean onlyIfFree,
            List<String> announcements,
            @Nullable Acknowledge acknowledge,
            List<Target> targets,
            Grant grant,
            Warnings warnings,
            CallerIds callerIds,
            Money balance,
            @Nullable Money pricePerMinute,
            String language,
            long deckVersion,
            boolean chargeable,
            Instant queuedSince,
            Instant expiresAt,
            @Nullable CallOptions options)
            implements CallbackAuthorization {
        public AttemptAuthorized {
            Require.atLeast(1, "attemptNumber", attemptNumber);
            announcements = List.copyOf(announcements);
            targets = List.copyOf(targets);
        }

        /** With nothing done beyond ringing and connecting. */
        public AttemptAuthorized(
                UUID callbackId,
                UUID attemptId,
                int attemptNumber,
                Instant at,
                boolean sandbox,
                UUID accountId,
                Script script,
                CallerLeg caller,
                @Nullable String accessNumber,
                boolean confirm,
                boolean onlyIfFree,
                List<String> announcements,
                @Nullable Acknowledge acknowledge,
                List<Target> targets,
                Grant grant,
                Warnings warnings,
                CallerIds callerIds,
                Money balance,
                @Nullable Money pricePerMinute,
                String language,
                long deckVersion,
                boolean chargeable,
                Instant queuedSince,
                Instant expiresAt) {
            this(
                    callbackId,
                    attemptId,
                    attemptNumber,
                    at,
                    sandbox,
                    accountId,
                    script,
                    caller,
                    accessNumber,
                    confirm,
                    onlyIfFree,
                    announcements,
                    acknowledge,
                    targets,
                    grant,
                    warnings,
                    callerIds,
                    balance,
                    pricePerMinute,
                    language,
                    deckVersion,
                    chargeable,
                    queuedSince,
                    expiresAt,
                    null);
        }

        /** What is done beyond ringing and connecting. */
        public CallOptions wanted() {
            return options == null ? CallOptions.NONE : options;
        }
    }

    /** Final: this attempt is not dialled. */
    record AttemptRefused(
            UUID callbackId, UUID attemptId, Instant at, boolean sandbox, RefusalReason reason, String sentence)
            implements CallbackAuthorization {}

    /** The keyed destination may be dialled. */
    record CalleeAuthorized(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            int tryNumber,
            List<Target> targets,
            Grant grant,
            Warnings warnings,
            CallerIds callerIds,
            Money pricePerMinute,
            long deckVersion)
            implements CallbackAuthorization {
        public CalleeAuthorized {
            Require.atLeast(1, "tryNumber", tryNumber);
            targets = List.copyOf(targets);
        }
    }

    /** The keyed destination may not be dialled; uses up a try. */
    record CalleeRefused(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            int tryNumber,
            RefusalReason reason,
            String sentence)
            implements CallbackAuthorization {
        public CalleeRefused {
            Require.atLeast(1, "tryNumber", tryNumber);
        }
    }

    /**
     * Answer to a request for more talk.
     *
     * @param sequence the request it answers; an old one is ignored
     * @param grantedSeconds the new total
     * @param last whether no more can come ({@code final} on the wire)
     */
    record HoldExtended(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            int sequence,
            int grantedSeconds,
            @JsonProperty("final") boolean last)
            implements CallbackAuthorization {
        public HoldExtended {
            Require.atLeast(1, "sequence", sequence);
            Require.atLeast(0, "grantedSeconds", grantedSeconds);
        }
    }

    /** Account and PIN were not accepted. */
    record IdentityRefused(UUID callbackId, UUID attemptId, Instant at, boolean sandbox, int tryNumber, int triesLeft)
            implements CallbackAuthorization {
        public IdentityRefused {
            Require.atLeast(1, "tryNumber", tryNumber);
            Require.atLeast(0, "triesLeft", triesLeft);
        }
    }

    /** The attempt must stop; after it the hold is not extended. */
    record Withdrawn(UUID callbackId, UUID attemptId, Instant at, boolean sandbox, StopReason reason)
            implements CallbackAuthorization {}

    /** Outcome of a dry run. */
    record Evaluated(
            UUID callbackId,
            UUID attemptId,
            Instant at,
            boolean sandbox,
            List<RuleAnswer> rules,
            @Nullable Money pricePerMinute,
            int limitSeconds)
            implements CallbackAuthorization {
        public Evaluated {
            rules = List.copyOf(rules);
            Require.atLeast(0, "limitSeconds", limitSeconds);
        }
    }
}
