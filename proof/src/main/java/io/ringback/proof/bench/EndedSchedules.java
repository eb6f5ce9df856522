package io.ringback.proof.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What became of those that were due at one moment.
 *
 * @param due that moment; they expire half an hour later
 */
record EndedSchedules(Stack stack, Instant due) {
    private static final String OF_THEM = "expires_at = ?::timestamptz + interval '30 minutes'";

    long live() throws SQLException {
        return count("live");
    }

    long ended() throws SQLException {
        return count("NOT live");
    }

    /** Nobody was rung: a rule, no money, too many calls. */
    long refused() throws SQLException {
        return count("status = 'REFUSED'");
    }

    long expired() throws SQLException {
        return count("status = 'EXPIRED'");
    }

    private long count(String condition) throws SQLException {
        try (var connection = stack.reading("trigger");
                var select = connection.prepareStatement("SELECT count(*) FROM callback WHERE " + OF_THEM + " AND "
                        + condition + " AND created_at > now() - interval '1 hour'")) {
            select.setObject(1, due.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
