package io.ringback.proof.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts schedules into the table as the service would have done, only faster. */
final class Schedules {
    /** Of +49 30 23125, which is kept for fiction. */
    static final int CALLEES = 1_000;

    private static final int CHUNK = 100_000;
    private static final Duration EXPIRY = Duration.ofMinutes(30);

    /** Days ahead over which those for later are spread. */
    private static final int DAYS = 80;

    /** Moments are written as the service writes them: ISO 8601, UTC. */
    private static final String INSERT = """
            INSERT INTO callback (id, account_id, sandbox, caller, callee, status, live, joins, due_at, created_at,
                                  expires_at, state)
            SELECT id, account, false, caller, callee, 'SCHEDULED', true, true, due, now(), due + interval '30 minutes',
                   replace(replace(replace(replace(replace(replace(?::text, ?, id::text), ?, account::text),
                       ?, callee), ?, caller), ?, to_char(due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
                       ?, to_char((due + interval '30 minutes') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            FROM (SELECT gen_random_uuid() AS id,
                         coalesce(?::uuid, gen_random_uuid()) AS account,
                         (?::text[])[(1 + n % ?)::int] AS caller,
                         '+493023125' || lpad(((n / ?) % 1000)::text, 3, '0') AS callee,
                         ?::timestamptz + n * ?::interval AS due
                  FROM generate_series(?::bigint, ?::bigint) AS n) AS wanted""";

    private final Stack stack;
    private final Template template;

    Schedules(Stack stack, Template template) {
        this.stack = stack;
        this.template = template;
    }

    /**
     * A stored schedule.
     *
     * @param state everything of it that is known
     */
    record Template(UUID id, ProbeAccount account, Instant due, String state) {}

    static String callee(int number) {
        return "+493023125%03d".formatted(number % CALLEES);
    }

    /** For the next months, of accounts that are nobody's. */
    int later(int rows) throws SQLException {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        var step = Duration.ofDays(DAYS).dividedBy(Math.max(1, rows));
        for (int from = 0; from < rows; from += CHUNK) {
            insert(template.account(), null, tomorrow, step, from, Math.min(rows, from + CHUNK));
        }
        return rows;
    }

    /** All at one moment. */
    Map<UUID, Instant> at(ProbeAccount account, Instant due, int rows) throws SQLException {
        insert(account, account.account(), due, Duration.ZERO, 0, rows);
        return of(account);
    }

    /** So many a second. */
    Map<UUID, Instant> evenly(ProbeAccount account, Instant from, int rate, Duration span) throws SQLException {
        int rows = (int) (rate * span.toSeconds());
        insert(account, account.account(), from, Duration.ofSeconds(1).dividedBy(rate), 0, rows);
        return of(account);
    }

    private void insert(ProbeAccount callers, @Nullable UUID account, Instant due, Duration step, int from, int to)
            throws SQLException {
        try (Connection connection = stack.owning("trigger")) {
            try (var insert = connection.prepareStatement(INSERT)) {
                int n = 1;
                insert.setString(n++, template.state());
                insert.setString(n++, template.id().toString());
                insert.setString(n++, template.account().account().toString());
                insert.setString(n++, callee(0));
                insert.setString(n++, template.account().callers().getFirst());
                insert.setString(n++, template.due().toString());
                insert.setString(n++, template.due().plus(EXPIRY).toString());
                insert.setObject(n++, account);
                insert.setArray(
                        n++, connection.createArrayOf("text", callers.callers().toArray()));
                insert.setInt(n++, callers.callers().size());
                insert.setInt(n++, callers.callers().size());
                insert.setObject(n++, due.atOffset(ZoneOffset.UTC));
                insert.setString(n++, step.toNanos() / 1_000 + " microseconds");
                insert.setLong(n++, from);
                insert.setLong(n, to - 1L);
                insert.executeUpdate();
            }
            try (var analyse = connection.createStatement()) {
                analyse.execute("ANALYZE callback");
            }
        }
    }

    /** Those of an account that wait, and when each is due. */
    private Map<UUID, Instant> of(ProbeAccount account) throws SQLException {
        var due = new HashMap<UUID, Instant>();
        try (var connection = stack.reading("trigger");
                var select = connection.prepareStatement(
                        "SELECT id, due_at FROM callback WHERE account_id = ? AND live AND due_at < now() + interval"
                                + " '1 hour'")) {
            select.setObject(1, account.account());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    due.put(rows.getObject(1, UUID.class), rows.getTimestamp(2).toInstant());
                }
            }
        }
        return due;
    }
}
