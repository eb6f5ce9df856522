package io.ringback.trigger.callback;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.admission.Numbers;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One callback, from the moment it is accepted to its one terminal state.
 *
 * @param expiresAt nothing is dialled for the first time after it
 * @param attempts requested so far, deferred ones too
 * @param tries requested so far that were not deferred
 * @param deferrals in a row
 * @param steps told so far
 * @param keyed the destination the caller keyed last, null if none
 * @param turn place of the person who is rung first, null for the caller
 * @param identified the account the caller named in the present try, null if none
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
        int steps,
        @Nullable Keyed keyed,
        @Nullable UUID identified,
        @Nullable Integer turn) {

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
                    CallbackState.WaitingForLine _,
                    CallbackState.Evaluating _ -> true;
        };
    }

    /** When {@link Input.Due} is wanted next. */
    public Optional<Instant> dueAt() {
        return switch (state) {
            case CallbackState.Accepted() -> Optional.of(createdAt);
            case CallbackState.Scheduled(Instant due) -> Optional.of(earlier(due));
            case CallbackState.Waiting(Instant due, var _) -> Optional.of(earlier(due));
            case CallbackState.Evaluating _, CallbackState.WaitingForLine _ -> Optional.of(expiresAt);
            case CallbackState.Trying(Attempt attempt) -> attempt.deadline(expiresAt);
            case CallbackState.Ended _, CallbackState.Evaluated _ -> Optional.empty();
        };
    }

    private Instant earlier(Instant due) {
        return due.isBefore(expiresAt) ? due : expiresAt;
    }

    Callback in(CallbackState next) {
        return new Callback(
                id,
                accountId,
                sandbox,
                wanted,
                createdAt,
                expiresAt,
                next,
                attempts,
                tries,
                deferrals,
                steps,
                keyed,
                identified,
                turn);
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
                steps,
                keyed,
                identified,
                turn);
    }

    Callback identifiedAs(@Nullable UUID account) {
        return new Callback(
                id, accountId, sandbox, wanted, createdAt, expiresAt, state, attempts, tries, deferrals, steps, keyed,
                account, turn);
    }

    Callback atPerson(int place) {
        return new Callback(
                id,
                accountId,
                sandbox,
                wanted,
                createdAt,
                expiresAt,
                state,
                attempts,
                tries,
                deferrals,
                steps,
                keyed,
                identified,
                place);
    }

    /** Place of the person who is rung first: 0 is the caller, then come the others in their order. */
    public int person() {
        return turn == null ? 0 : turn;
    }

    boolean hasNextPerson() {
        return person() + 1 < wanted.persons();
    }

    /** Who is rung first now. */
    public Party caller() {
        return wanted.person(person());
    }

    /** The numbers it would ring now, as admission judges them. */
    public Numbers numbers() {
        return wanted.numbers(person());
    }

    /** Whose rules hold and whose money it is: the account the caller named, else the one it was accepted for. */
    public UUID payingAccount() {
        return identified == null ? accountId : identified;
    }

    Callback keying(Keyed latest) {
        return new Callback(
                id,
                accountId,
                sandbox,
                wanted,
                createdAt,
                expiresAt,
                state,
                attempts,
                tries,
                deferrals,
                steps,
                latest,
                identified,
                turn);
    }

    /** Who is connected: as asked for, or as keyed; null as long as nobody is named. */
    public @Nullable Party callee() {
        return wanted.callee() != null || keyed == null ? wanted.callee() : keyed.callee();
    }

    /** The same, with the caller asked to press 1 before anybody else is rung. */
    public Callback checkingHuman() {
        return at(wanted.checkingHuman(), expiresAt);
    }

    Callback at(Wanted times, Instant newExpiry) {
        return new Callback(
                id,
                accountId,
                sandbox,
                times,
                createdAt,
                newExpiry,
                state,
                attempts,
                tries,
                deferrals,
                steps,
                keyed,
                identified,
                turn);
    }

    Callback afterStep() {
        return new Callback(
                id,
                accountId,
                sandbox,
                wanted,
                createdAt,
                expiresAt,
                state,
                attempts,
                tries,
                deferrals,
                steps + 1,
                keyed,
                identified,
                turn);
    }
}
