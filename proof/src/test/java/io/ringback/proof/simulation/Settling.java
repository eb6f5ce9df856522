package io.ringback.proof.simulation;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.rating.authorization.GrantedCall;
import io.ringback.rating.authorization.Payer;
import io.ringback.rating.ledger.Transfer;
import io.ringback.rating.settlement.Bill;
import io.ringback.rating.settlement.Capture;
import io.ringback.rating.settlement.Measured;
import io.ringback.rating.tariff.Micros;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rating settles: the shell's way, around the real bill and capture. */
final class Settling {
    private Settling() {}

    /** Once per attempt: prices what was measured, takes it, and gives the rest of the hold back. */
    static void settle(
            Database<RatingRows>.Work tx,
            RatedAttempt attempt,
            AttemptEnded ended,
            Instant endedAt,
            UUID transferId,
            Instant now) {
        Payer payer = tx.tables().account(attempt.accountId());
        GrantedCall call = attempt.granted();
        Bill bill = Bill.of(call, attempt.dialledCallee(), Measured.of(ended, endedAt), payer.currency());
        Capture capture = Capture.of(bill.priceMicros(), attempt.held(), payer.availableMicros());
        if (attempt.holdOpen() && capture.absorbedMicros() > 0) {
            throw new Violation("I6", "the hold does not cover " + bill + " of " + attempt);
        }
        if (attempt.holdOpen()) {
            tx.tables().closeHold(payer.id(), attempt.held());
        }
        @Nullable UUID attemptId = attempt.request().attemptId();
        if (capture.takenMicros() > 0) {
            tx.tables().book(payer.id(), Transfer.charge(transferId, attemptId, capture.takenMicros(), now));
        }
        tx.tables().attempts().put(attemptId, attempt.withoutHold(false));
        RatingTerms.settled(
                tx,
                new AttemptSettled(
                        attempt.request().callbackId(),
                        attemptId,
                        now,
                        attempt.request().sandbox(),
                        payer.id(),
                        null,
                        attempt.facts(),
                        attempt.decidedAt(),
                        bill.callerSeconds(),
                        bill.talkSeconds(),
                        bill.overrunMillis(),
                        bill.legs(),
                        Micros.money(capture.takenMicros(), payer.currency()),
                        Micros.money(capture.absorbedMicros(), payer.currency()),
                        Micros.money(tx.tables().account(payer.id()).balanceMicros(), payer.currency()),
                        attempt.deckVersion(),
                        ended.estimated()));
    }
}
