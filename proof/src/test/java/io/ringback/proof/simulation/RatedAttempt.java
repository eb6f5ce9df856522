package io.ringback.proof.simulation;

import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.StopReason;
import io.ringback.rating.authorization.GrantedCall;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rating's row of an attempt.
 *
 * @param call null where refused
 * @param open whether it may still be called, and is not settled
 * @param holdOpen false once settled or expired
 * @param calleeTry the last keyed destination that was answered, 0 for none
 */
record RatedAttempt(
        AttemptRequested request,
        UUID accountId,
        Instant decidedAt,
        long deckVersion,
        @Nullable GrantedCall call,
        boolean open,
        long held,
        boolean holdOpen,
        Instant holdExpiresAt,
        int sequence,
        @Nullable Instant firstDialledAt,
        @Nullable Party dialledCallee,
        int dialledN,
        @Nullable StopReason withdrawn,
        int calleeTry) {

    GrantedCall granted() {
        if (call == null) {
            throw new IllegalStateException("was refused: " + request.attemptId());
        }
        return call;
    }

    RequestFacts facts() {
        var wish = request.wish();
        return new RequestFacts(
                request.attemptNumber(),
                wish.trigger(),
                wish.script(),
                wish.caller(),
                wish.callee(),
                wish.accessNumber(),
                wish.language(),
                request.at(),
                wish.campaign());
    }

    RatedAttempt extended(int answered, GrantedCall more, long nowHeld) {
        return new RatedAttempt(
                request,
                accountId,
                decidedAt,
                deckVersion,
                more,
                open,
                nowHeld,
                holdOpen,
                holdExpiresAt,
                answered,
                firstDialledAt,
                dialledCallee,
                dialledN,
                withdrawn,
                calleeTry);
    }

    /** A keyed destination was answered. */
    RatedAttempt keyed(int answered, GrantedCall granted, long nowHeld) {
        return new RatedAttempt(
                request,
                accountId,
                decidedAt,
                deckVersion,
                granted,
                open,
                nowHeld,
                holdOpen,
                holdExpiresAt,
                sequence,
                firstDialledAt,
                dialledCallee,
                dialledN,
                withdrawn,
                answered);
    }

    RatedAttempt dialled(int n, @Nullable Party callee, Instant at, Instant expires) {
        return new RatedAttempt(
                request,
                accountId,
                decidedAt,
                deckVersion,
                call,
                open,
                held,
                holdOpen,
                expires.isAfter(holdExpiresAt) ? expires : holdExpiresAt,
                sequence,
                firstDialledAt == null ? at : firstDialledAt,
                callee == null ? dialledCallee : callee,
                n,
                withdrawn,
                calleeTry);
    }

    RatedAttempt withdrawn(StopReason reason) {
        return new RatedAttempt(
                request,
                accountId,
                decidedAt,
                deckVersion,
                call,
                open,
                held,
                holdOpen,
                holdExpiresAt,
                sequence,
                firstDialledAt,
                dialledCallee,
                dialledN,
                reason,
                calleeTry);
    }

    RatedAttempt withoutHold(boolean stillOpen) {
        return new RatedAttempt(
                request,
                accountId,
                decidedAt,
                deckVersion,
                call,
                stillOpen,
                0,
                false,
                holdExpiresAt,
                sequence,
                firstDialledAt,
                dialledCallee,
                dialledN,
                withdrawn,
                calleeTry);
    }
}
