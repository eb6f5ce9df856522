package io.ringback.trigger.asking;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.trigger.callback.Attempt;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.OtherCaller;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.store.Numbering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A callback as its owner sees it.
 *
 * @param reason code of why it ended, null while it lives
 * @param maxDuration longest talk in seconds
 * @param attemptCount all attempts so far, deferred ones too; those that are not shown here are at {@code /attempts}
 * @param attempts the latest, oldest first
 * @param nextAttemptAt when the next try is due, null if none is
 * @param window hours in which it may ring, null for any
 * @param timeNote what had to be decided to understand {@code notBefore}, null if nothing
 * @param version counts its steps; the entity tag of what is shown
 * @param place in the queue for a line that is in use, from 1; told where one callback is looked at
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
        boolean humanCheck,
        @Nullable MachinePolicy onMachine,

        @Schema(description = "Whether the talk is recorded")
        boolean record,

        @Nullable UUID quote,
        String language,
        RetryView retry,
        Map<String, String> metadata,
        @Nullable Instant notBefore,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        List<FallbackView> fallbacks,
        @Nullable String callerId,
        @Schema(examples = "+493023125000") @Nullable String accessNumber,
        @Nullable DryRunView evaluation,
        int attemptCount,
        List<AttemptView> attempts,
        @Nullable WindowView window,
        @Nullable String timeNote,
        int version,
        @Nullable Integer place,
        @Nullable List<OtherCallerView> otherCallers,

        @Schema(description = "The campaign of which it is part", examples = "spring-2027") @Nullable
        String campaign) {
    /** Attempts shown with a callback; a callback that is deferred for a day has hundreds. */
    public static final int ATTEMPTS = 20;

    /** Who is rung instead; the ring time in seconds. */
    @Schema(name = "FallbackTarget")
    public record FallbackView(@Nullable String number, int ringTimeout, Set<TargetCondition> on) {
        static FallbackView of(Fallback fallback) {
            return new FallbackView(Numbering.text(fallback.party()), fallback.ringTimeoutSeconds(), fallback.on());
        }
    }

    /** Who is rung if the one before is not reached; the ring time in seconds. */
    @Schema(name = "OtherCallerShown")
    public record OtherCallerView(@Nullable String number, int ringTimeout) {
        static @Nullable List<OtherCallerView> of(@Nullable List<OtherCaller> others) {
            return others == null
                    ? null
                    : others.stream()
                            .map(other ->
                                    new OtherCallerView(Numbering.text(other.party()), other.ringTimeoutSeconds()))
                            .toList();
        }
    }

    /** How it is tried again; the interval in seconds. */
    @Schema(name = "RetryPolicy")
    public record RetryView(int times, long interval, boolean onUnknown) {
        static RetryView of(Retries retries) {
            return new RetryView(retries.times(), retries.interval().toSeconds(), retries.onUnknown());
        }
    }

    /** @param closed its latest past attempts, at most {@link #ATTEMPTS}, oldest first */
    static CallbackView of(Callback callback, List<ClosedAttempt> closed) {
        return of(callback, closed, null);
    }

    /**
     * @param closed its latest past attempts, at most {@link #ATTEMPTS}, oldest first
     * @param place in the queue for a line, null if it waits for none
     */
    static CallbackView of(Callback callback, List<ClosedAttempt> closed, @Nullable Integer place) {
        Wanted wanted = callback.wanted();
        return new CallbackView(
                callback.id(),
                callback.status(),
                callback.state() instanceof CallbackState.Ended ended ? ended.reason() : null,
                callback.accountId(),
                Numbering.text(wanted.caller()),
                Numbering.text(callback.callee()),
                callback.sandbox(),
                wanted.maxTalkSeconds(),
                wanted.confirm(),
                wanted.options() != null && wanted.options().humanCheck(),
                wanted.options() == null ? null : wanted.options().onMachine(),
                wanted.recorded(),
                wanted.quoteId(),
                wanted.language(),
                RetryView.of(wanted.retries()),
                wanted.metadata(),
                wanted.notBefore(),
                callback.createdAt(),
                callback.expiresAt(),
                nextAttemptAt(callback.state()),
                endedAt(callback.state()),
                wanted.fallbacks().stream().map(FallbackView::of).toList(),
                wanted.callerId(),
                wanted.accessNumber(),
                callback.state() instanceof CallbackState.Evaluated evaluated
                        ? DryRunView.of(callback.id(), evaluated)
                        : null,
                callback.attempts(),
                attempts(callback, closed),
                WindowView.of(wanted.window()),
                wanted.timeNote(),
                callback.steps(),
                place,
                OtherCallerView.of(wanted.otherCallers()),
                wanted.campaign());
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
                    CallbackState.WaitingForLine _,
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
                    CallbackState.WaitingForLine _,
                    CallbackState.Evaluating _ -> null;
        };
    }
}
