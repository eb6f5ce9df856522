package io.ringback.proof.audit;

import java.util.List;

/** Once a replica has dialled on a switch, none with an older epoch does. */
record OneWriter() implements Invariant {
    private static final Questions QUESTIONS =
            new Questions("engine", "dials", "SELECT count(*) FROM dial_intent", List.of("""
                    SELECT format('attempt %s dial %s went out on switch %s by epoch %s after one by epoch %s',
                                  attempt_id, n, switch_id, epoch, before)
                    FROM (SELECT *, max(epoch) OVER (PARTITION BY switch_id ORDER BY dialled_at
                                RANGE BETWEEN UNBOUNDED PRECEDING AND interval '1 microsecond' PRECEDING) AS before
                          FROM dial_intent) d
                    WHERE epoch < before ORDER BY dialled_at""", """
                    SELECT format('attempt %s dial %s bears epoch %s, switch %s has only come to %s', d.attempt_id, d.n,
                                  d.epoch, d.switch_id, o.epoch)
                    FROM dial_intent d JOIN switch_owner o USING (switch_id) WHERE d.epoch > o.epoch
                    ORDER BY d.dialled_at""", """
                    SELECT format('attempt %s bears epoch %s, switch %s has only come to %s', a.attempt_id, a.epoch,
                                  a.switch_id, o.epoch)
                    FROM attempt a JOIN switch_owner o USING (switch_id) WHERE a.epoch > o.epoch
                    ORDER BY a.attempt_id"""));

    @Override
    public String id() {
        return "I10";
    }

    @Override
    public String sentence() {
        return "one writing epoch per switch";
    }

    @Override
    public Finding check(Evidence evidence) {
        return QUESTIONS.answer(evidence);
    }
}
