package io.ringback.proof.audit;

import java.util.List;

/** Money is neither made nor lost. */
record BalancedPostings() implements Invariant {
    private static final Questions QUESTIONS = new Questions(
            "rating", "transfers", "SELECT count(DISTINCT transfer_id) FROM posting", List.of("""
                    SELECT format('transfer %s has %s legs that sum to %s', transfer_id, count(*), sum(amount))
                    FROM posting GROUP BY transfer_id
                    HAVING count(*) <> 2 OR sum(amount) <> 0 OR count(DISTINCT currency) <> 1 ORDER BY 1""", """
                    SELECT format('postings sum to %s %s', sum(amount), currency)
                    FROM posting GROUP BY currency HAVING sum(amount) <> 0 ORDER BY 1""", """
                    SELECT format('transfer %s is in %s, account %s in %s', p.transfer_id, p.currency, a.id, a.currency)
                    FROM posting p JOIN account a ON a.id = p.account_id WHERE a.currency <> p.currency
                    ORDER BY 1"""));

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
