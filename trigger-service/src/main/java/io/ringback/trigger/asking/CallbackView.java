package io.ringback.trigger.asking;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.HungUpBy;
import io.ringback.contracts.values.Money;
import io.ringback.trigger.callback.Attempt;
import io.ringback.trigger.callback.AttemptEnd;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.store.Numbering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A callback as its owner sees it.
 *
 * @param reason code of why it ended, null while it lives
 * @param maxDuration longest talk in seconds
 * @param nextAttemptAt when the next try is due, null if none is
 */
@Schema(name = "Callback")
public record CallbackView(
        UUID id,
        CallbackStatus status,
        @Nullable String reason,
        UUID account,
        @Schema(examples = "+442079460001") @Nullable String caller,
        @Schema(examples = "+493023125002") @Nullable String callee,
        boolean sandbox,
        int maxDuration,
        boolean confirm,
        @Nullable UUID quote,
        String language,
        RetryView retry,
        Map<String, String> metadata,
        @Nullable Instant notBefore,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        List<AttemptView> attempts) {

    /** How it is tried again; the interval in seconds. */
    @Schema(name = "RetryPolicy")
    public record RetryView(int times, long interval, boolean onUnknown) {
        static RetryView of(Retries retries) {
            return new RetryView(retries.times(), retries.interval().toSeconds(), retries.onUnknown());
        }
    }

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

        private static AttemptView of(
                UUID id, int number, Instant requestedAt, AttemptEnd end, @Nullable Money charged) {
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

    /** @param closed its past attempts */
    static CallbackView of(Callback callback, List<ClosedAttempt> closed) {
        Wanted wanted = callback.wanted();
        return new CallbackView(
                callback.id(),
                callback.status(),
                callback.state() instanceof CallbackState.Ended ended ? ended.reason() : null,
                callback.accountId(),
                Numbering.text(wanted.caller()),
                Numbering.text(wanted.callee()),
                callback.sandbox(),
                wanted.maxTalkSeconds(),
                wanted.confirm(),
                wanted.quoteId(),
                wanted.language(),
                RetryView.of(wanted.retries()),
                wanted.metadata(),
                wanted.notBefore(),
                callback.createdAt(),
                callback.expiresAt(),
                nextAttemptAt(callback.state()),
                endedAt(callback.state()),
                attempts(callback, closed));
    }

    private static List<AttemptView> attempts(Callback callback, List<ClosedAttempt> closed) {
        List<AttemptView> attempts =
                new ArrayList<>(closed.stream().map(AttemptView::of).toList());
        if (callback.state() instanceof CallbackState.Trying(Attempt open)) {
            attempts.add(AttemptView.of(open));
        }
        return attempts;
    }

    private static @Nullable Instant nextAttemptAt(CallbackState state) {
        return switch (state) {
            case CallbackState.Scheduled(Instant due) -> due;
            case CallbackState.Waiting(Instant due, var _) -> due;
            case CallbackState.Accepted _,
                    CallbackState.Trying _,
                    CallbackState.Evaluating _,
                    CallbackState.Evaluated _,
                    CallbackState.Ended _ -> null;
        };
    }

    private static @Nullable Instant endedAt(CallbackState state) {
        return switch (state) {
            case CallbackState.Ended ended -> ended.at();
            case CallbackState.Evaluated evaluated -> evaluated.at();
            case CallbackState.Accepted _,
                    CallbackState.Scheduled _,
                    CallbackState.Trying _,
                    CallbackState.Waiting _,
                    CallbackState.Evaluating _ -> null;
        };
    }
}
