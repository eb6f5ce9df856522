package io.ringback.cdr.history;

import io.ringback.contracts.CallCharge;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact.AttemptEnded;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction adds to what is known of an attempt.
 *
 * @param facts how many are new
 * @param lastFact number of AttemptEnded, null if it is not among them
 * @param corrections how many are new
 */
record Progress(
        UUID attemptId,
        UUID callbackId,
        int facts,
        @Nullable Integer lastFact,
        boolean settled,
        boolean refused,
        int corrections) {

    static Progress by(CallEvent event) {
        Integer last = event.fact() instanceof AttemptEnded ? event.number() : null;
        return new Progress(event.attemptId(), event.callbackId(), 1, last, false, false, 0);
    }

    static Progress by(CallCharge charge) {
        return switch (charge) {
            case AttemptSettled settled ->
                new Progress(settled.attemptId(), settled.callbackId(), 0, null, true, alone(settled), 0);
            case ChargeCorrected corrected ->
                new Progress(corrected.attemptId(), corrected.callbackId(), 0, null, false, false, 1);
        };
    }

    /** Whether no fact need come: never authorised, or settled by an operator because the engine fell silent. */
    private static boolean alone(AttemptSettled settled) {
        return settled.refused() != null || settled.decision() != null;
    }

    Progress and(Progress other) {
        return new Progress(
                attemptId,
                callbackId,
                facts + other.facts,
                lastFact == null ? other.lastFact : lastFact,
                settled || other.settled,
                refused || other.refused,
                corrections + other.corrections);
    }
}
