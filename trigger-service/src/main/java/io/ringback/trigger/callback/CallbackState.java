package io.ringback.trigger.callback;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a callback is.
 *
 * <pre>
 * Accepted ─► Scheduled ─► Trying ◄─► Waiting
 *        ├──────────────►  │ │          │
 *        ├─► WaitingForLine ◄► Trying   │
 *        └─► Evaluating    ▼ ▼          ▼
 *                 └─► Evaluated   Ended
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(CallbackState.Accepted.class),
    @JsonSubTypes.Type(CallbackState.Scheduled.class),
    @JsonSubTypes.Type(CallbackState.Trying.class),
    @JsonSubTypes.Type(CallbackState.Waiting.class),
    @JsonSubTypes.Type(CallbackState.WaitingForLine.class),
    @JsonSubTypes.Type(CallbackState.Evaluating.class),
    @JsonSubTypes.Type(CallbackState.Evaluated.class),
    @JsonSubTypes.Type(CallbackState.Ended.class)
})
public sealed interface CallbackState {
    CallbackStatus status();

    /** Stored, nothing asked yet; lasts no longer than the transaction that stores it. */
    @JsonTypeName("accepted")
    record Accepted() implements CallbackState {
        @Override
        public CallbackStatus status() {
            return CallbackStatus.ACCEPTED;
        }
    }

    /** The first try is due later. */
    @JsonTypeName("scheduled")
    record Scheduled(Instant dueAt) implements CallbackState {
        @Override
        public CallbackStatus status() {
            return CallbackStatus.SCHEDULED;
        }
    }

    /** A try is on its way. */
    @JsonTypeName("trying")
    record Trying(Attempt attempt) implements CallbackState {
        @Override
        public CallbackStatus status() {
            return attempt.status();
        }
    }

    /**
     * The next try is due later.
     *
     * @param queuedSince place in the queue kept from a deferred try, null after one that dialled
     */
    @JsonTypeName("waiting")
    record Waiting(Instant dueAt, @Nullable Instant queuedSince) implements CallbackState {
        @Override
        public CallbackStatus status() {
            return CallbackStatus.RETRY_WAIT;
        }
    }

    /**
     * The callee's line is in use.
     *
     * @param since when the place in the line's queue was taken; it is kept over tries
     * @param busyAt the latest moment the line was seen in use
     */
    @JsonTypeName("waiting-for-line")
    record WaitingForLine(Instant since, Instant busyAt) implements CallbackState {
        @Override
        public CallbackStatus status() {
            return CallbackStatus.WAITING_FOR_LINE;
        }
    }

    /**
     * A dry run is being rated.
     *
     * @param admitted what admission answered
     */
    @JsonTypeName("evaluating")
    record Evaluating(UUID attemptId, List<RuleAnswer> admitted) implements CallbackState {
        public Evaluating {
            admitted = List.copyOf(admitted);
        }

        @Override
        public CallbackStatus status() {
            return CallbackStatus.REQUESTED;
        }
    }

    /**
     * A dry run has its answer. Terminal.
     *
     * @param rules what admission and rating answered
     */
    @JsonTypeName("evaluated")
    record Evaluated(
            Instant at, List<RuleAnswer> rules, @Nullable Money pricePerMinute, int limitSeconds)
            implements CallbackState {
        public Evaluated {
            rules = List.copyOf(rules);
        }

        @Override
        public CallbackStatus status() {
            return CallbackStatus.EVALUATED;
        }
    }

    /**
     * Over for good. Terminal.
     *
     * @param outcome one of the terminal states
     * @param reason the code of the step that ended it
     */
    @JsonTypeName("ended")
    record Ended(CallbackStatus outcome, String reason, Instant at) implements CallbackState {
        @Override
        public CallbackStatus status() {
            return outcome;
        }
    }
}
