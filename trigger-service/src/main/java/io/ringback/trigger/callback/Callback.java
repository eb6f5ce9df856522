package io.ringback.trigger.callback;

import io.ringback.contracts.values.CallbackStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One callback, from the moment it is accepted to its one terminal state.
 *
 * @param expiresAt nothing is dialled for the first time after it
 * @param attempts requested so far, deferred ones too
 * @param tries requested so far that were not deferred
 * @param deferrals in a row
 * @param steps told so far
 */
public record Callback(
        UUID id,
        UUID accountId,
        boolean sandbox,
        Wanted wanted,
        Instant createdAt,
        Instant expiresAt,
        CallbackState state,
        int attempts,
        int tries,
        int deferrals,
        int steps) {

    public CallbackStatus status() {
        return state.status();
    }

    /** Whether anything can still happen to it. */
    public boolean live() {
        return switch (state) {
            case CallbackState.Ended _, CallbackState.Evaluated _ -> false;
            case CallbackState.Accepted _,
                    CallbackState.Scheduled _,
                    CallbackState.Trying _,
                    CallbackState.Waiting _,
                    CallbackState.Evaluating _ -> true;
        };
    }

    /** When {@link Input.Due} is wanted next. */
    public Optional<Instant> dueAt() {
        return switch (state) {
            case CallbackState.Accepted() -> Optional.of(createdAt);
            case CallbackState.Scheduled(Instant due) -> Optional.of(earlier(due));
            case CallbackState.Waiting(Instant due, var _) -> Optional.of(earlier(due));
            case CallbackState.Evaluating _ -> Optional.of(expiresAt);
            case CallbackState.Trying(Attempt attempt) -> attempt.deadline(expiresAt);
            case CallbackState.Ended _, CallbackState.Evaluated _ -> Optional.empty();
        };
    }

    private Instant earlier(Instant due) {
        return due.isBefore(expiresAt) ? due : expiresAt;
    }

    Callback in(CallbackState next) {
        return new Callback(
                id, accountId, sandbox, wanted, createdAt, expiresAt, next, attempts, tries, deferrals, steps);
    }

    Callback counting(int newAttempts, int newTries, int newDeferrals) {
        return new Callback(
                id,
                accountId,
                sandbox,
                wanted,
                createdAt,
                expiresAt,
                state,
                newAttempts,
                newTries,
                newDeferrals,
                steps);
    }

    Callback afterStep() {
        return new Callback(
                id, accountId, sandbox, wanted, createdAt, expiresAt, state, attempts, tries, deferrals, steps + 1);
    }
}
