package io.ringback.rating.booking;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.UUID;

/** How much of a payment or a charge has not been given back yet. The account's row is locked by the caller. */
@Singleton
public class Refundable {
    private static final String OF_PAYMENT = """
            SELECT p.amount + coalesce((SELECT sum(b.amount) FROM booking b WHERE b.payment_id = p.id), 0) AS remaining,
                   p.source
            FROM payment p WHERE p.id = $2 AND p.account_id = $1""";

    /** What all postings of the attempt have taken, corrections included. */
    private static final String OF_CHARGE = """
            SELECT coalesce((SELECT -sum(p.amount) FROM posting p WHERE p.attempt_id = a.id AND p.side = 'CUSTOMER'), 0)
                   - coalesce((SELECT sum(b.amount) FROM booking b WHERE b.attempt_id = a.id), 0) AS remaining
            FROM attempt a WHERE a.id = $2 AND a.account_id = $1""";

    private static final String REFUNDED =
            "SELECT coalesce(sum(amount), 0) AS refunded FROM booking WHERE attempt_id = $1";

    /** @throws io.ringback.edge.problem.ProblemException 400 naming the field if the account has no such payment */
    BigDecimal ofPayment(Transaction tx, UUID accountId, UUID paymentId) {
        var row = found(tx, OF_PAYMENT, "payment", accountId, paymentId);
        if (row.getString("source").equals("VOUCHER")) {
            throw Problems.unprocessable("voucher", "payment", "was a voucher, which is not paid out");
        }
        return row.getBigDecimal("remaining");
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 naming the field if the account has no such attempt */
    BigDecimal ofCharge(Transaction tx, UUID accountId, UUID attemptId) {
        return found(tx, OF_CHARGE, "attempt", accountId, attemptId).getBigDecimal("remaining");
    }

    /** What was refunded of an attempt's charge; a correction never goes below that. */
    public BigDecimal refundedOfCharge(Transaction tx, UUID attemptId) {
        return tx.queryOne(REFUNDED, attemptId).orElseThrow().getBigDecimal("refunded");
    }

    private static Row found(Transaction tx, String sql, String what, UUID accountId, UUID id) {
        return tx.queryOne(sql, accountId, id).orElseThrow(() -> Problems.badField(what, "is none of this account's"));
    }
}
