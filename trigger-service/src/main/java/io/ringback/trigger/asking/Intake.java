package io.ringback.trigger.asking;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.screening.RingBook;
import io.ringback.trigger.screening.Screening;
import io.ringback.trigger.store.CallbackCounts;
import io.ringback.trigger.store.CallbackStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes requests in: admitted or refused, stored once, joined to one that is on its way. */
@Singleton
final class Intake {
    private static final int ACCEPTED = 202;
    private static final int JOINED = 200;

    /** A live callback for the same numbers may end between two looks, hardly ever twice. */
    private static final int TRIES = 3;

    private final Database database;
    private final CallbackStore store;
    private final Screening screening;
    private final RingBook rings;
    private final Idempotency idempotency;
    private final TriggerSettings settings;
    private final CallbackCounts counts;
    private final Answers answers;

    Intake(
            Database database,
            CallbackStore store,
            Screening screening,
            RingBook rings,
            Idempotency idempotency,
            TriggerSettings settings,
            CallbackCounts counts,
            Answers answers) {
        this.database = database;
        this.store = store;
        this.screening = screening;
        this.rings = rings;
        this.idempotency = idempotency;
        this.settings = settings;
        this.counts = counts;
        this.answers = answers;
    }

    /**
     * What was answered to the same request before.
     *
     * @param claim its Idempotency-Key, null if it has none
     * @throws ProblemException 422 if another request came with the key
     */
    Optional<Answer> kept(@Nullable Claim claim) {
        return claim == null ? Optional.empty() : database.read(statements -> idempotency.kept(statements, claim));
    }

    /**
     * Takes one request in.
     *
     * @param fresh what becomes of it if it is accepted
     * @param claim its Idempotency-Key, null if it has none
     * @throws ProblemException 422 if a rule refuses it and no key wants the refusal kept
     */
    Answer take(Callback fresh, @Nullable Claim claim) {
        UUID attemptId = Ids.next();
        return database.inTransaction(tx -> {
            if (claim == null) {
                return decide(tx, fresh, attemptId, false);
            }
            if (!idempotency.claim(tx, claim)) {
                return idempotency.kept(tx, claim).orElseThrow();
            }
            return idempotency.keep(tx, claim, decide(tx, fresh, attemptId, true));
        });
    }

    private Answer decide(Transaction tx, Callback fresh, UUID attemptId, boolean keepRefusals) {
        Verdict verdict = screening.of(tx, fresh);
        Optional<RuleAnswer> refusal = verdict.refusal();
        if (refusal.isPresent()) {
            return refused(refusal.get(), keepRefusals);
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<Callback> live = store.joinable(tx, fresh, settings.dedupeWindow());
            if (live.isPresent()) {
                tx.afterCommit(counts::joined);
                return answers.callback(JOINED, view(tx, live.get()));
            }
            var accepted = Lifecycle.accept(fresh, attemptId, verdict.forbidden());
            if (store.insert(tx, accepted)) {
                rings.count(tx, accepted);
                tx.afterCommit(counts::accepted);
                return answers.callback(ACCEPTED, CallbackView.of(accepted.callback(), List.of()));
            }
        }
        throw Problems.unavailable("try-again", "callbacks for the same numbers come and go", 1);
    }

    private Answer refused(RuleAnswer refusal, boolean keep) {
        counts.refused(refusal.rule());
        ProblemException problem = Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        if (!keep) {
            throw problem;
        }
        return answers.refusal(problem.problem());
    }

    private static CallbackView view(Transaction tx, Callback callback) {
        return CallbackView.of(callback, CallbackStore.attempts(tx, callback.id(), CallbackView.ATTEMPTS));
    }
}
