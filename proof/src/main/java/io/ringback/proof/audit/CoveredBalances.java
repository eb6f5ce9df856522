package io.ringback.proof.audit;

import java.util.List;

/**
 * Nobody spends what is not there. "At every commit" is the database's own constraint, so it must be in force; that the
 * balance is what was posted, and that nobody rewrote the postings, is seen from the chain of each account, whose hashes are computed anew.
 */
record CoveredBalances() implements Invariant {
    private static final String CONSTRAINT = """
            SELECT 'the constraint account_never_overspent is not in force' WHERE NOT EXISTS (
                SELECT 1 FROM pg_constraint WHERE conrelid = 'account'::regclass AND contype = 'c' AND convalidated
                    AND conname = 'account_never_overspent')""";
    private static final String OVERSPENT = """
            SELECT format('account %s has %s, holds %s, overdraft %s', id, balance, held, overdraft)
            FROM account WHERE balance - held < -overdraft ORDER BY id""";
    private static final String CHAIN = """
            SELECT format('posting %s of account %s does not follow from the one before', sequence, account_id)
            FROM (SELECT account_id, sequence, balance_after, previous_hash,
                         row_number() OVER chain AS position,
                         sum(amount) OVER chain AS running,
                         lag(hash, 1, repeat('0', 64)) OVER chain AS before
                  FROM posting WHERE side = 'CUSTOMER' WINDOW chain AS (PARTITION BY account_id ORDER BY sequence)) p
            WHERE sequence <> position OR balance_after <> running OR previous_hash <> before
            ORDER BY account_id, sequence""";
    private static final String HEAD = """
            SELECT format('account %s has %s after %s postings, its postings sum to %s after %s', a.id, a.balance,
                          a.postings, coalesce(p.total, 0), coalesce(p.postings, 0))
            FROM account a
            LEFT JOIN (SELECT account_id, sum(amount) AS total, count(*) AS postings,
                              (array_agg(hash ORDER BY sequence DESC))[1] AS hash
                       FROM posting WHERE side = 'CUSTOMER' GROUP BY account_id) p ON p.account_id = a.id
            WHERE a.balance <> coalesce(p.total, 0) OR a.postings <> coalesce(p.postings, 0)
               OR a.chain_hash <> coalesce(p.hash, repeat('0', 64))
            ORDER BY a.id""";

    @Override
    public String id() {
        return "I2";
    }

    @Override
    public String sentence() {
        return "balance - held >= -overdraft for every account at every commit";
    }

    @Override
    public Finding check(Evidence evidence) {
        var asked = new Questions(
                        "rating",
                        "accounts",
                        "SELECT count(*) FROM account",
                        List.of(OVERSPENT, CONSTRAINT, CHAIN, HEAD))
                .answer(evidence);
        return asked instanceof Finding.Violated
                ? asked
                : PostingHashes.firstWrong(evidence.database("rating"))
                        .<Finding>map(Finding.Violated::new)
                        .orElse(asked);
    }
}
