package io.ringback.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that the relay keeps, so that leases are renewed however busy the pool is. Its commits are not flushed:
 * a delete that is lost in a crash of the server only means that a message is sent again.
 */
final class RelayConnection {
    private final Connections connections;
    private final DatabaseSettings limits;
    private @Nullable PlainStatements statements;

    RelayConnection(Database database, RelaySettings settings) {
        this.connections = database.connections();
        var longest = settings.deliveryTimeout();
        // A replica that is stalled in the middle of a renewal must not keep the others from its shards for longer.
        this.limits = new DatabaseSettings(longest, longest.dividedBy(2), longest, 1);
    }

    Statements statements() {
        var open = statements;
        if (open == null) {
            SqlConnection connection = connections.acquire();
            // Not awaited: if it fails, so does what comes behind it.
            connection
                    .query("SET synchronous_commit = off; SET statement_timeout = "
                            + limits.statementTimeout().toMillis())
                    .execute();
            open = new PlainStatements(connection, limits.statementTimeout());
            statements = open;
        }
        return open;
    }

    /** Flushed, unlike what is done outside of it. */
    <T> T durably(TransactionWork<T> work) {
        try {
            var tx = new Transaction(statements().connection(), limits, InstantSource.system(), null);
            tx.execute("SET LOCAL synchronous_commit = on");
            var result = work.run(tx);
            tx.commit();
            return result;
        } catch (RuntimeException e) {
            reset();
            throw e;
        }
    }

    /** The next use takes a fresh connection: whatever the old one is doing, it is not waited for. */
    void reset() {
        var open = statements;
        statements = null;
        if (open != null) {
            connections.discard(open.connection());
        }
    }

    void close() {
        var open = statements;
        statements = null;
        if (open != null) {
            connections.releaseAfter("RESET synchronous_commit; RESET statement_timeout", open.connection());
        }
    }

    /** Runs beside the relay's own statements; nobody waits for it. */
    Future<Void> maintain(String sql) {
        return connections.maintain(sql);
    }
}
