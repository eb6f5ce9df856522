package io.ringback.trigger.asking;

import io.ringback.contracts.values.RuleAnswer;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.screening.Entrance;
import io.ringback.trigger.store.StoredCallbacks;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes requests in: admitted or refused, stored once, joined to one that is on its way. */
@Singleton
final class Intake {
    private static final int ACCEPTED = 202;
    private static final int JOINED = 200;

    private final Database database;
    private final Entrance entrance;
    private final Idempotency idempotency;
    private final Answers answers;

    Intake(Database database, Entrance entrance, Idempotency idempotency, Answers answers) {
        this.database = database;
        this.entrance = entrance;
        this.idempotency = idempotency;
        this.answers = answers;
    }

    /**
     * What is answered to a request that cannot be read: the same as before if it was answered, as what was asked for once
     * may have become wrong since, such as a notAfter that has passed.
     *
     * @param claim its Idempotency-Key, null if it has none
     * @throws ProblemException 422 if another request came with the key; else what is wrong with this one
     */
    Answer unreadable(ProblemException wrong, @Nullable Claim claim) {
        if (claim == null) {
            throw wrong;
        }
        return database.read(statements -> idempotency.kept(statements, claim)).orElseThrow(() -> wrong);
    }

    /**
     * Takes one request in.
     *
     * @param fresh what becomes of it if it is accepted
     * @param claim its Idempotency-Key, null if it has none
     * @throws ProblemException 422 if a rule refuses it and no key wants the refusal kept
     */
    Answer take(Callback fresh, @Nullable Claim claim) {
        return database.inTransaction(tx -> {
            if (claim == null) {
                return answer(tx, entrance.enter(tx, fresh), false);
            }
            if (!idempotency.claim(tx, claim)) {
                return idempotency.kept(tx, claim).orElseThrow();
            }
            Answer answer = answer(tx, entrance.enter(tx, fresh), true);
            idempotency.keepFirst(tx, claim, answer);
            return answer;
        });
    }

    private Answer answer(Transaction tx, Entrance.Outcome outcome, boolean keepRefusals) {
        return switch (outcome) {
            case Entrance.Accepted(Callback callback) ->
                answers.callback(ACCEPTED, CallbackView.of(callback, List.of()));
            case Entrance.Joined(Callback callback) -> answers.callback(JOINED, view(tx, callback));
            case Entrance.Refused(RuleAnswer refusal) -> refused(refusal, keepRefusals);
        };
    }

    private Answer refused(RuleAnswer refusal, boolean keep) {
        ProblemException problem = Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        if (!keep) {
            throw problem;
        }
        return answers.refusal(problem.problem());
    }

    private static CallbackView view(Transaction tx, Callback callback) {
        return CallbackView.of(callback, StoredCallbacks.attempts(tx, callback.id(), CallbackView.ATTEMPTS));
    }
}
