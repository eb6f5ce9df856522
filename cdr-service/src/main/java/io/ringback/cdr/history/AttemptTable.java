package io.ringback.cdr.history;

import io.ringback.messaging.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How far each attempt is known. */
record AttemptTable(Transaction tx) {
    /** Adds up under the row's lock, so of two transactions that each bring one side, the later one sees both. */
    private static final String ADVANCE = """
            INSERT INTO attempt AS known
                (attempt_id, callback_id, facts, last_fact, settled, refused, corrections)
            SELECT attempt_id, callback_id, facts, last_fact, settled, refused, corrections
            FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::boolean[], $6::boolean[],
                        $7::integer[])
                AS news (attempt_id, callback_id, facts, last_fact, settled, refused, corrections)
            ORDER BY attempt_id
            ON CONFLICT (attempt_id) DO UPDATE SET
                facts = known.facts + EXCLUDED.facts,
                last_fact = coalesce(known.last_fact, EXCLUDED.last_fact),
                settled = known.settled OR EXCLUDED.settled,
                refused = known.refused OR EXCLUDED.refused,
                corrections = known.corrections + EXCLUDED.corrections
            RETURNING attempt_id, coalesce(settled AND (refused OR facts >= last_fact), false) AS complete""";

    /** @return the attempts both sides of which are there now */
    List<UUID> advance(Collection<Progress> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        return tx
                .query(
                        ADVANCE,
                        news.stream().map(Progress::attemptId).toArray(UUID[]::new),
                        news.stream().map(Progress::callbackId).toArray(UUID[]::new),
                        news.stream().map(Progress::facts).toArray(Integer[]::new),
                        news.stream().map(Progress::lastFact).toArray(Integer[]::new),
                        news.stream().map(Progress::settled).toArray(Boolean[]::new),
                        news.stream().map(Progress::refused).toArray(Boolean[]::new),
                        news.stream().map(Progress::corrections).toArray(Integer[]::new))
                .stream()
                .filter(row -> row.getBoolean("complete"))
                .map(row -> row.getUUID("attempt_id"))
                .sorted()
                .toList();
    }
}
