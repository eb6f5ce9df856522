package io.ringback.rating.attempt;

import io.ringback.contracts.CallbackAuthorization.Evaluated;
import io.ringback.contracts.CallbackRequest.EvaluationRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.messaging.Transaction;
import io.ringback.rating.attempt.Judge.Ruling;
import io.ringback.rating.balance.LockedAccounts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers dry runs: every rule's answer, nothing held. */
@Singleton
class Evaluations {
    private final Judge judge;
    private final InstantSource clock;

    Evaluations(Judge judge, InstantSource clock) {
        this.judge = judge;
        this.clock = clock;
    }

    void handle(Transaction tx, LockedAccounts locked, EvaluationRequested request) {
        var now = clock.instant();
        int fresh = tx.execute(
                "INSERT INTO evaluation (attempt_id, answered_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                request.attemptId(),
                now);
        if (fresh == 0) {
            return;
        }
        var matter = new Judge.Matter(request.attemptId(), request.sandbox(), request.wish(), request.at());
        var answer = switch (judge.rule(tx, locked, matter, now)) {
            case Ruling.Dismissed(var _, var refused) ->
                evaluated(
                        request,
                        now,
                        List.of(new RuleAnswer(refused.reason().name(), false, refused.sentence())),
                        null,
                        0);
            case Ruling.Heard(var account, var _, var assessment) -> {
                var call = assessment.call();
                var currency = account.payer().currency();
                yield evaluated(request, now, assessment.answers(), call.pricePerMinute(currency), call.limitSeconds());
            }
        };
        tx.publish(Topic.CALLBACK_AUTHORIZATIONS, answer);
    }

    private static Evaluated evaluated(
            EvaluationRequested request,
            Instant now,
            List<RuleAnswer> rules,
            @Nullable Money pricePerMinute,
            int limitSeconds) {
        return new Evaluated(
                request.callbackId(), request.attemptId(), now, request.sandbox(), rules, pricePerMinute, limitSeconds);
    }
}
