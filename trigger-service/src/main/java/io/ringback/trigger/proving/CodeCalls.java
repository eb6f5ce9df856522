package io.ringback.trigger.proving;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.proving.Proofs.Claim;
import io.ringback.trigger.screening.Entrance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The calls that tell codes, and what the rules say of numbers that are told one in any way. */
@Singleton
final class CodeCalls {
    /** Nobody waits longer for a call. */
    private static final Duration RINGS_WITHIN = Duration.ofMinutes(3);

    /** What a code and its repetition take, with room for a slow voice. */
    private static final int SECONDS = 60;

    private final Entrance entrance;

    CodeCalls(Entrance entrance) {
        this.entrance = entrance;
    }

    /**
     * Has the number rung.
     *
     * @throws io.ringback.edge.problem.ProblemException 422 if a rule forbids it
     */
    void begin(Transaction tx, Claim claim, Proof proof, UUID callbackId) {
        if (entrance.enter(tx, call(claim, proof, callbackId)) instanceof Entrance.Refused(var refusal)) {
            throw Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        }
    }

    /**
     * Asks every rule that concerns the number, though it is not rung.
     *
     * @throws io.ringback.edge.problem.ProblemException 422 if one forbids to write to it
     */
    void requireWritable(Transaction tx, Claim claim, Proof proof) {
        entrance.write(tx, call(claim, proof, Ids.next())).ifPresent(refusal -> {
            throw Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        });
    }

    private static Callback call(Claim claim, Proof proof, UUID callbackId) {
        Instant now = proof.createdAt();
        return Lifecycle.fresh(
                callbackId, claim.accountId(), claim.sandbox(), telling(claim, proof), now, now.plus(RINGS_WITHIN));
    }

    private static Wanted telling(Claim claim, Proof proof) {
        String sealed = proof.sealed();
        return Wanted.talk(Trigger.WEB, claim.number(), null)
                .atMost(SECONDS)
                .in(claim.language())
                .retrying(Retries.NONE)
                .telling(
                        List.of("ringback/{language}/your-code-is", sealed, "ringback/{language}/i-repeat", sealed),
                        proof.id())
                // Whoever had a share already is not told a code, either.
                .takingPart(claim.campaign())
                .done();
    }
}
