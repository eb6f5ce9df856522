package io.ringback.proof.audit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A service's database, as it was at one moment: every query until {@link #refresh} sees the same snapshot. Reads as the
 * role {@code auditor}, which may write nothing; where there is none, as the owner in a read-only transaction.
 */
final class ReadOnlyDatabase implements AutoCloseable {
    private static final String ROLE = "auditor";

    /** Refused log-ins: no such role, or another password. */
    private static final String INVALID_AUTHORIZATION = "28";

    /** So that a table of any size streams. */
    private static final int FETCHED_AT_ONCE = 2_000;

    private final Connection connection;

    private ReadOnlyDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at one row. */
    @FunctionalInterface
    interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    /** @throws IllegalStateException if the database does not answer */
    static ReadOnlyDatabase open(StackAccess access, String name) {
        var uri = URI.create(access.postgres().replace(StackAccess.DATABASE, name));
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try {
            return new ReadOnlyDatabase(readOnly(connect(url, uri)));
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " does not answer: " + e.getMessage(), e);
        }
    }

    void each(String sql, RowAction action) {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    action.accept(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + e.getMessage(), e);
        }
    }

    <T> List<T> list(String sql, RowReader<T> reader) {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(reader.read(row)));
        return found;
    }

    /** The number the query's only column holds. */
    long count(String sql) {
        return list(sql, row -> row.getLong(1)).getFirst();
    }

    /** The first row's text, if there is a row. */
    Optional<String> first(String sql) {
        return list("SELECT * FROM (" + sql + ") AS found LIMIT 1", row -> row.getString(1)).stream()
                .findFirst();
    }

    /** As {@link #list}, with values for the question marks. */
    <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("query failed: " + e.getMessage(), e);
        }
    }

    /** From here on queries see what has been committed by now. */
    void refresh() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the snapshot cannot be given back", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection does not close", e);
        }
    }

    private static Connection readOnly(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private static Connection connect(String url, URI uri) throws SQLException {
        try {
            return connect(url, ROLE, ROLE);
        } catch (SQLException e) {
            var user = uri.getUserInfo();
            if (user == null || e.getSQLState() == null || !e.getSQLState().startsWith(INVALID_AUTHORIZATION)) {
                throw e;
            }
            int colon = user.indexOf(':');
            return connect(url, user.substring(0, colon), user.substring(colon + 1));
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "ringback-audit");
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }
}
