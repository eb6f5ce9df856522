package io.ringback.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection, one after the other, each prepared once per connection. Arguments may be null, and
 * beside the types of the PostgreSQL client {@code Instant}, {@code byte[]} and enums (by name).
 *
 * <p>Every method throws {@link SqlFault} if the database refuses the statement.
 */
public abstract sealed class Statements permits Transaction, PlainStatements {
    /** The server gives up first; this is only for a server that does not answer at all. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SqlConnection connection;
    private final Duration limit;

    Statements(SqlConnection connection, Duration statementTimeout) {
        this.connection = connection;
        this.limit = statementTimeout.plus(GRACE);
    }

    /** Sends a query whose rows are wanted a little later; what is sent behind it need not wait for them. */
    public Asked ask(String sql, @Nullable Object... arguments) {
        return new Asked(this, prepared(sql, arguments));
    }

    /** The rows of a query, in order. */
    public List<Row> query(String sql, @Nullable Object... arguments) {
        return ask(sql, arguments).rows();
    }

    /**
     * The row of a query, if there is one.
     *
     * @throws IllegalStateException if there are more
     */
    public Optional<Row> queryOne(String sql, @Nullable Object... arguments) {
        var rows = await(prepared(sql, arguments));
        if (rows.size() > 1) {
            throw new IllegalStateException("expected one row at most, got " + rows.size());
        }
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    /** @return how many rows it changed */
    public int execute(String sql, @Nullable Object... arguments) {
        return await(prepared(sql, arguments)).rowCount();
    }

    /**
     * Runs a statement once per element, in one go.
     *
     * @return how many rows were changed together
     */
    public int executeBatch(String sql, List<@Nullable Object[]> arguments) {
        if (arguments.isEmpty()) {
            return 0;
        }
        @Nullable RowSet<Row> result = await(batch(sql, arguments));
        int changed = 0;
        while (result != null) {
            changed += result.rowCount();
            result = result.next();
        }
        return changed;
    }

    SqlConnection connection() {
        return connection;
    }

    Future<RowSet<Row>> prepared(String sql, @Nullable Object... arguments) {
        return connection.preparedQuery(sql).execute(Arguments.tuple(arguments));
    }

    Future<RowSet<Row>> batch(String sql, List<@Nullable Object[]> arguments) {
        return connection
                .preparedQuery(sql)
                .executeBatch(arguments.stream().map(Arguments::tuple).toList());
    }

    <T> T await(Future<T> future) {
        try {
            return Waiting.await(future, limit);
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    /** A statement failed, or nobody knows how it ended. */
    void failed(RuntimeException fault) {}
}
