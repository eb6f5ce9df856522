package io.ringback.rating.statement;

import io.ringback.messaging.Statements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a package has paid over a period.
 *
 * @param kind SECONDS or CALLS
 * @param calls that used it
 * @param used seconds or calls, as its kind says, after corrections
 */
public record FreeSum(UUID id, String name, String kind, long calls, long used) {
    private static final String QUERY = """
            SELECT k.id, k.name, k.kind, count(*) AS calls, sum(u.used)::bigint AS used
            FROM package k JOIN package_use u ON u.package_id = k.id AND u.used > 0
            JOIN settlement s ON s.attempt_id = u.attempt_id AND s.settled_at >= $2 AND s.settled_at < $3
            WHERE k.account_id = $1 GROUP BY k.id, k.name, k.kind ORDER BY k.name, k.id""";

    /** Of the calls that were settled in a period. */
    static List<FreeSum> between(Statements sql, UUID account, Instant from, Instant to) {
        return sql.query(QUERY, account, from, to).stream()
                .map(row -> new FreeSum(
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getLong("calls"),
                        row.getLong("used")))
                .toList();
    }
}
