package io.ringback.proof.audit;

import java.util.List;

/** Nobody's money stays locked: expired holds are given back, which is looked for every 10 s. */
record TimelyHolds() implements Invariant {
    private static final Questions QUESTIONS = new Questions(
            "rating", "holds", "SELECT count(*) FROM attempt WHERE state <> 'REFUSED'", List.of("""
                    SELECT format('attempt %s is %s and still holds %s', id, state, held)
                    FROM attempt WHERE (hold_open OR held > 0) AND state <> 'AUTHORIZED' ORDER BY id""", """
                    SELECT format('attempt %s holds %s, which expired at %s', id, held, hold_expires_at)
                    FROM attempt
                    WHERE hold_open AND coalesce(hold_expires_at, '-infinity') < now() - interval '60 seconds'
                    ORDER BY id""", """
                    SELECT format('account %s holds %s for %s calls, its open attempts %s for %s', a.id, a.held,
                                  a.live_calls, coalesce(h.held, 0), coalesce(h.calls, 0))
                    FROM account a
                    LEFT JOIN (SELECT account_id, sum(held) AS held, count(*) AS calls
                               FROM attempt WHERE hold_open AND NOT sandbox GROUP BY account_id) h ON h.account_id = a.id
                    WHERE a.held <> coalesce(h.held, 0) OR a.live_calls <> coalesce(h.calls, 0)
                    ORDER BY a.id"""));

    @Override
    public String id() {
        return "I7";
    }

    @Override
    public String sentence() {
        return "no hold outlives its call by more than its expiry";
    }

    @Override
    public Finding check(Evidence evidence) {
        return QUESTIONS.answer(evidence);
    }
}
