package io.ringback.proof.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * One session that updates a hundred rows like callbacks and inserts their messages, over and over, in tables that are
 * made like the real ones and dropped afterwards.
 *
 * @param stack whose database
 */
record RawPublications(Stack stack) {
    private static final Duration SPAN = Duration.ofSeconds(5);
    private static final int ROWS = 50_000;
    private static final int BATCH = 100;
    private static final String FILL = """
            INSERT INTO bench.callback (id, account_id, sandbox, caller, callee, status, live, joins, due_at, created_at,
                                        expires_at, state)
            SELECT gen_random_uuid(), gen_random_uuid(), false, '+442079460001', '+493023125002', 'SCHEDULED', true, true,
                   now(), now(), now(), repeat('x', 800) FROM generate_series(1, ?)""";
    private static final String TAKE =
            "SELECT id, state FROM bench.callback WHERE due_at <= now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String UPDATE =
            "UPDATE bench.callback SET status = 'REQUESTED', due_at = now() + interval '1 day', state = ? WHERE id = ?";
    private static final String TELL = """
            INSERT INTO bench.outbox (shard, topic, key, event_id, type, time, body)
            SELECT n % 16, 'callback.requests.v1', n::text, gen_random_uuid(), 'AttemptRequested', now(),
                   convert_to(repeat('x', 700), 'UTF8') FROM generate_series(1, ?) AS n""";

    double perSecond() throws SQLException {
        try (var connection = stack.owning("trigger")) {
            execute(connection, "DROP SCHEMA IF EXISTS bench CASCADE");
            execute(connection, "CREATE SCHEMA bench");
            try {
                execute(connection, "CREATE TABLE bench.callback (LIKE public.callback INCLUDING ALL)");
                execute(connection, "CREATE TABLE bench.outbox (LIKE public.outbox INCLUDING ALL)");
                update(connection, FILL, ROWS);
                return measure(connection);
            } finally {
                connection.setAutoCommit(true);
                execute(connection, "DROP SCHEMA bench CASCADE");
            }
        }
    }

    private static double measure(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        long begun = System.nanoTime();
        long taken = 0;
        long last;
        do {
            last = take(connection);
            update(connection, TELL, 2 * BATCH);
            connection.commit();
            taken += last;
        } while (last > 0 && System.nanoTime() - begun < SPAN.toNanos());
        return taken / ((System.nanoTime() - begun) / 1e9);
    }

    private static long take(Connection connection) throws SQLException {
        long taken = 0;
        try (var take = connection.prepareStatement(TAKE);
                var update = connection.prepareStatement(UPDATE)) {
            take.setInt(1, BATCH);
            try (var rows = take.executeQuery()) {
                while (rows.next()) {
                    update.setString(1, rows.getString(2));
                    update.setObject(2, rows.getObject(1, UUID.class));
                    update.addBatch();
                    taken++;
                }
            }
            update.executeBatch();
        }
        return taken;
    }

    private static void update(Connection connection, String sql, int number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
