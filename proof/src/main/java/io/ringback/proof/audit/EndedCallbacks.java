package io.ringback.proof.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every callback comes to its one end. */
record EndedCallbacks() implements Invariant {
    private static final String TERMINAL =
            "('COMPLETED', 'NOT_REACHED', 'REFUSED', 'CANCELLED', 'EXPIRED', 'UNKNOWN', 'EVALUATED')";

    private static final String ENDS = """
            SELECT format('callback %s is %s and its timeline names %s terminal states', c.id, c.status,
                          count(DISTINCT t.status))
            FROM callback c LEFT JOIN timeline t ON t.callback_id = c.id AND t.status IN TERMINAL
            GROUP BY c.id
            HAVING count(DISTINCT t.status) <> CASE WHEN c.live THEN 0 ELSE 1 END
                OR c.live = (c.status IN TERMINAL) OR c.live <> (c.ended_at IS NULL)
                OR (NOT c.live AND max(t.status) <> c.status)
            ORDER BY c.id""".replace("TERMINAL", TERMINAL);
    private static final String GOES_ON = """
            SELECT format('callback %s went on after its end: step %s is %s', t.callback_id, t.number, t.status)
            FROM timeline t
            JOIN (SELECT callback_id, min(number) AS number FROM timeline WHERE status IN TERMINAL GROUP BY callback_id) e
                ON e.callback_id = t.callback_id AND t.number > e.number
            WHERE t.status NOT IN TERMINAL
            ORDER BY t.callback_id, t.number""".replace("TERMINAL", TERMINAL);

    /** Live, though nothing is due or it should have been done: only a call under way excuses that. */
    private static final String WAITING_FOR_A_CALL = """
            SELECT id, status FROM callback
            WHERE live AND (due_at IS NULL OR due_at < now() - interval '10 seconds') ORDER BY id""";

    private static final String PAST_DEADLINE = """
            SELECT id, status FROM callback
            WHERE live AND expires_at < now() - interval '10 seconds' ORDER BY id""";

    @Override
    public String id() {
        return "I3";
    }

    @Override
    public String sentence() {
        return "every accepted callback reaches exactly one terminal state within its deadline";
    }

    @Override
    public Finding check(Evidence evidence) {
        var told = new Questions("trigger", "callbacks", "SELECT count(*) FROM callback", List.of(ENDS, GOES_ON))
                .answer(evidence);
        if (told instanceof Finding.Violated) {
            return told;
        }
        var called = called(evidence);
        return evidence
                .database("trigger")
                .list(
                        evidence.quiet() ? WAITING_FOR_A_CALL : PAST_DEADLINE,
                        row -> new Stuck(row.getObject("id", UUID.class), row.getString("status")))
                .stream()
                .filter(stuck -> !called.contains(stuck.callbackId()))
                .findFirst()
                .<Finding>map(stuck -> new Finding.Violated("callback " + stuck.callbackId() + " stays "
                        + stuck.status() + " though no call of it is under way"))
                .orElse(told);
    }

    private record Stuck(UUID callbackId, String status) {}

    private static Set<UUID> called(Evidence evidence) {
        return evidence
                .database("engine")
                .list("SELECT callback_id FROM attempt WHERE ended_at IS NULL", row -> row.getObject(1, UUID.class))
                .stream()
                .collect(Collectors.toSet());
    }
}
