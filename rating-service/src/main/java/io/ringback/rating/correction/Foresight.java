package io.ringback.rating.correction;

import io.ringback.edge.problem.ProblemException;
import io.ringback.messaging.Statements;
import io.ringback.rating.attempt.AttemptRows;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What pricing one attempt anew would change. */
@Singleton
class Foresight {
    private final AttemptRows attempts;
    private final CorrectionRows rows;
    private final Appraisals appraisals;

    Foresight(AttemptRows attempts, CorrectionRows rows, Appraisals appraisals) {
        this.attempts = attempts;
        this.rows = rows;
        this.appraisals = appraisals;
    }

    /** What comes of it. */
    sealed interface Outlook {}

    /**
     * It stays as it is.
     *
     * @param code {@code unchanged}, {@code amount-named} where an operator named the amount, or the rule that refuses
     */
    record Kept(String code) implements Outlook {}

    /** It changes, in millionths. */
    record Changed(long before, long after) implements Outlook {}

    Outlook of(Statements sql, UUID attemptId, RerateOrder order, String currency) {
        var attempt = attempts.read(sql, attemptId).orElseThrow();
        var now = rows.standing(sql, attemptId);
        if (now.amountNamed()) {
            return new Kept("amount-named");
        }
        try {
            var wanted = CorrectionOrder.byDeck(order.rateDeck(), order.reason());
            long after =
                    appraisals.of(sql, attempt, now, wanted, currency).capture().takenMicros();
            long before = now.capture().takenMicros();
            return before == after ? new Kept("unchanged") : new Changed(before, after);
        } catch (ProblemException e) {
            return new Kept(e.problem().code());
        }
    }
}
