package io.ringback.proof.simulation;

import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeRefused;
import io.ringback.contracts.CallbackRequest.CalleeRequested;
import io.ringback.contracts.Topic;
import io.ringback.rating.authorization.Assessment;
import io.ringback.rating.authorization.Authorized;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.authorization.PricedTarget;
import io.ringback.rating.authorization.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What rating answers when a destination was keyed: the shell's way, around the real decision. */
final class Keying {
    private Keying() {}

    /** Rating prices and holds it; each try is answered once. */
    static void answer(
            Database<RatingRows>.Work tx, RatedAttempt attempt, CalleeRequested request, RatingTerms terms, Plan plan) {
        boolean answerable = attempt.open()
                && attempt.holdOpen()
                && attempt.withdrawn() == null
                && request.tryNumber() > attempt.calleeTry();
        if (!answerable) {
            return;
        }
        Instant now = request.at();
        if (request.callee() == null) {
            refuse(tx, attempt, request, Refused.of(Objects.requireNonNull(request.refused())));
            return;
        }
        Payer payer = tx.tables().account(attempt.accountId()).withoutCall(attempt.held(), Map.of());
        Payer judged = plan.has(Flaw.HOLDS_NOT_COUNTED) ? RatingRows.withoutHolds(payer) : payer;
        var wish = terms.keyed(attempt.request().wish(), request.callee());
        var decision = Assessment.ofKeyed(
                        wish, judged, terms.pinned(attempt, now), plan.allowances(), attempt.granted())
                .decision();
        switch (decision) {
            case Refused refused -> refuse(tx, attempt, request, refused);
            case Authorized authorized -> authorize(tx, attempt, request, authorized, plan);
        }
    }

    private static void authorize(
            Database<RatingRows>.Work tx,
            RatedAttempt attempt,
            CalleeRequested request,
            Authorized authorized,
            Plan plan) {
        long hold = plan.has(Flaw.HOLDS_NOT_COUNTED) ? 0 : authorized.holdMicros();
        tx.tables().changeHold(attempt.accountId(), hold - attempt.held());
        tx.tables().attempts().put(request.attemptId(), attempt.keyed(request.tryNumber(), authorized.call(), hold));
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new CalleeAuthorized(
                        request.callbackId(),
                        request.attemptId(),
                        request.at(),
                        false,
                        request.tryNumber(),
                        authorized.call().targets().stream()
                                .map(PricedTarget::toTarget)
                                .toList(),
                        authorized.grant(),
                        plan.allowances().warnings(),
                        authorized.callerIds(),
                        Objects.requireNonNull(authorized.call().pricePerMinute("EUR")),
                        attempt.deckVersion()));
    }

    private static void refuse(
            Database<RatingRows>.Work tx, RatedAttempt attempt, CalleeRequested request, Refused refused) {
        tx.tables()
                .attempts()
                .put(request.attemptId(), attempt.keyed(request.tryNumber(), attempt.granted(), attempt.held()));
        tx.publish(
                Topic.CALLBACK_AUTHORIZATIONS,
                new CalleeRefused(
                        request.callbackId(),
                        request.attemptId(),
                        request.at(),
                        false,
                        request.tryNumber(),
                        refused.reason(),
                        refused.sentence()));
    }
}
