package io.ringback.messaging;

import io.vertx.sqlclient.DatabaseException;
import org.jspecify.annotations.Nullable;

/** The database refused a statement, or could not be asked. Its stack trace is that of the waiting thread. */
public final class SqlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String SERIALIZATION_FAILURE = "40001";

    private final @Nullable String sqlState;

    private SqlFault(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    static SqlFault of(Throwable cause) {
        var state = cause instanceof DatabaseException refusal ? refusal.getSqlState() : null;
        return new SqlFault("database: " + cause.getMessage(), state, cause);
    }

    static SqlFault of(String message, @Nullable Throwable cause) {
        return new SqlFault(message, null, cause);
    }

    /** For work that is to be run again as if the database had refused it in favour of another transaction. */
    static SqlFault lost(String message, Throwable cause) {
        return new SqlFault(message, SERIALIZATION_FAILURE, cause);
    }

    /** The five characters of PostgreSQL's Appendix A, or null if the server was not reached or did not answer. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /** Whether a unique constraint refused it (SQL state 23505). */
    public boolean isDuplicate() {
        return "23505".equals(sqlState);
    }

    /** Whether the same may well succeed later: the server was not reached, starts, stops, is full or too busy. */
    public boolean isPassing() {
        return Faults.passing(this);
    }

    /** Whether another transaction has won what this one could not do without, each time it was run. */
    public boolean isLost() {
        return SERIALIZATION_FAILURE.equals(sqlState);
    }

    /** Whether it lost against another transaction, so that the same work may well succeed when run again. */
    boolean isConflict() {
        return isLost() || "40P01".equals(sqlState);
    }
}
