package io.ringback.proof.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Inserts the row of an accepted callback and commits, over and over, in a table that is made like the real one and
 * dropped afterwards.
 *
 * @param stack whose database
 */
record RawInserts(Stack stack) {
    private static final String SCHEMA = "bench";
    private static final String INSERT = """
            INSERT INTO bench.callback (id, account_id, sandbox, caller, callee, status, live, joins, created_at,
                                        expires_at, state)
            VALUES (?, ?, false, '+442079460001', '+493023125002', 'REQUESTED', true, true, now(), now(), ?)""";

    /** As long as a callback's state is. */
    private static final String STATE = "{\"state\":\"%s\"}".formatted("x".repeat(600));

    Crowd.Outcome run(int clients, Duration span) throws SQLException, InterruptedException {
        try (var connection = stack.owning("trigger")) {
            execute(connection, "DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            execute(connection, "CREATE SCHEMA " + SCHEMA);
            try {
                execute(connection, "CREATE TABLE bench.callback (LIKE public.callback INCLUDING ALL)");
                return Crowd.run(clients, span, () -> new Inserting(stack.owning("trigger")));
            } finally {
                execute(connection, "DROP SCHEMA " + SCHEMA + " CASCADE");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One session; each insert is a transaction. */
    private static final class Inserting implements Crowd.Client {
        private final Connection connection;
        private final PreparedStatement insert;

        Inserting(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(INSERT);
        }

        @Override
        public void act() throws SQLException {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, STATE);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
