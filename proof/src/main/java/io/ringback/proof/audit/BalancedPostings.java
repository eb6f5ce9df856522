package io.ringback.proof.audit;

import java.util.List;

/** Money is neither made nor lost: not between the sides of a transfer, and not between what was booked and posted. */
record BalancedPostings() implements Invariant {
    private static final Questions QUESTIONS = new Questions(
            "rating",
            "transfers",
            "SELECT count(DISTINCT transfer_id) FROM posting",
            List.of("""
                    SELECT format('transfer %s has %s legs that sum to %s', transfer_id, count(*), sum(amount))
                    FROM posting GROUP BY transfer_id
                    HAVING count(*) <> 2 OR sum(amount) <> 0 OR count(DISTINCT currency) <> 1 ORDER BY 1""", """
                    SELECT format('postings sum to %s %s', sum(amount), currency)
                    FROM posting GROUP BY currency HAVING sum(amount) <> 0 ORDER BY 1""", """
                    SELECT format('transfer %s is in %s, account %s in %s', p.transfer_id, p.currency, a.id, a.currency)
                    FROM posting p JOIN account a ON a.id = p.account_id WHERE a.currency <> p.currency
                    ORDER BY 1""", """
                    SELECT format('payment %s of %s was posted as %s', p.id, p.amount, coalesce(q.amount, 0))
                    FROM payment p LEFT JOIN posting q ON q.payment_id = p.id AND q.side = 'CUSTOMER'
                    WHERE q.amount IS DISTINCT FROM p.amount OR q.account_id <> p.account_id ORDER BY p.id""", """
                    SELECT format('booking %s of %s was posted as %s', b.id, b.amount, coalesce(q.amount, 0))
                    FROM booking b LEFT JOIN posting q ON q.booking_id = b.id AND q.side = 'CUSTOMER'
                    WHERE q.amount IS DISTINCT FROM b.amount OR q.account_id <> b.account_id ORDER BY b.id""", """
                    SELECT format('payment %s of %s was refunded with %s', p.id, p.amount, -sum(b.amount))
                    FROM booking b JOIN payment p ON p.id = b.payment_id
                    GROUP BY p.id, p.amount HAVING -sum(b.amount) > p.amount ORDER BY p.id""", """
                    SELECT format('attempt %s took %s and was refunded with %s', b.attempt_id, p.taken, sum(b.amount))
                    FROM booking b
                    JOIN (SELECT attempt_id, -sum(amount) AS taken FROM posting WHERE side = 'CUSTOMER'
                          GROUP BY attempt_id) p ON p.attempt_id = b.attempt_id
                    GROUP BY b.attempt_id, p.taken HAVING sum(b.amount) > p.taken ORDER BY b.attempt_id"""));

    @Override
    public String id() {
        return "I1";
    }

    @Override
    public String sentence() {
        return "postings sum to zero per currency, each transfer has two legs";
    }

    @Override
    public Finding check(Evidence evidence) {
        return QUESTIONS.answer(evidence);
    }
}
