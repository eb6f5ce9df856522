package io.ringback.proof.audit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What records show against what the ledger has taken for their attempts, corrections included. */
final class RecordAmounts {
    private static final String TAKEN = """
            SELECT attempt_id, -sum(amount) AS taken FROM posting
            WHERE side = 'CUSTOMER' AND attempt_id IS NOT NULL GROUP BY attempt_id""";

    private record Shown(UUID attemptId, BigDecimal amount) {}

    private RecordAmounts() {}

    /** The first record with another amount; whether there is one for every settlement is another rule's business. */
    static Optional<String> firstWrong(Evidence evidence) {
        Map<UUID, BigDecimal> taken = new HashMap<>();
        evidence.database("rating")
                .each(TAKEN, row -> taken.put(row.getObject(1, UUID.class), row.getBigDecimal("taken")));
        return evidence
                .database("cdr")
                .list(
                        "SELECT attempt_id, amount FROM cdr ORDER BY attempt_id",
                        row -> new Shown(row.getObject(1, UUID.class), row.getBigDecimal(2)))
                .stream()
                .filter(shown ->
                        taken.getOrDefault(shown.attemptId(), BigDecimal.ZERO).compareTo(shown.amount()) != 0)
                .findFirst()
                .map(shown -> "attempt " + shown.attemptId() + " has a record of " + shown.amount()
                        + ", the ledger took " + taken.getOrDefault(shown.attemptId(), BigDecimal.ZERO));
    }
}
