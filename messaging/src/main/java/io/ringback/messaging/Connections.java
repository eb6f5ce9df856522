package io.ringback.messaging;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes connections from the pool and makes sure that each goes back usable, or not at all. */
final class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    /** It may stand behind a statement that the server is about to give up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Pool pool;
    private final DatabaseSettings settings;

    Connections(Pool pool, DatabaseSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    SqlConnection acquire() {
        var acquired = pool.getConnection();
        try {
            return Waiting.await(acquired, settings.connectionWait());
        } catch (Waiting.GaveUp e) {
            // It may still arrive, and then nobody else would give it back.
            acquired.onSuccess(SqlConnection::close);
            throw e;
        }
    }

    <T> T reading(ReadWork<T> work) {
        var connection = acquire();
        var begun = connection
                .query("BEGIN READ ONLY; SET LOCAL statement_timeout = "
                        + settings.statementTimeout().toMillis())
                .execute();
        var unanswered = false;
        try {
            return work.run(new PlainStatements(connection, settings.statementTimeout()));
        } catch (Waiting.GaveUp e) {
            unanswered = !e.interrupted();
            throw e;
        } finally {
            if (unanswered) {
                discard(connection);
            } else {
                // Nothing depends on how a read ends, so nobody waits for it.
                begun.onFailure(_ -> LOG.debug("msg=\"read-only transaction did not begin\""));
                releaseAfter("ROLLBACK", connection);
            }
        }
    }

    /**
     * Rolls back and releases. Waits for the end, so that a caller who tries again meets no locks of its own.
     *
     * @param unanswered whether the server has left a statement without an answer
     */
    void rollBack(SqlConnection connection, boolean unanswered) {
        if (unanswered) {
            discard(connection);
            return;
        }
        var ended = releaseAfter("ROLLBACK", connection);
        if (!Thread.currentThread().isInterrupted()) {
            try {
                Waiting.await(ended, settings.statementTimeout());
            } catch (SqlFault | Waiting.GaveUp e) {
                LOG.debug("msg=\"rollback not confirmed\"", e);
            }
        }
    }

    /** Closes the socket: a server that owes an answer would give it to the next user of the connection. */
    void discard(SqlConnection connection) {
        if (connection instanceof SqlConnectionInternal pooled
                && pooled.unwrap().unwrap() instanceof SocketConnectionBase socket) {
            // The pool forgets a connection that closes; given back as well, its place could be lost for good.
            socket.socket().close();
        } else {
            connection.close();
        }
    }

    /** Gives the connection back behind a last statement, or closes it if that fails or stays without an answer. */
    Future<Void> releaseAfter(String sql, SqlConnection connection) {
        return connection
                .query(sql)
                .execute()
                .<Void>mapEmpty()
                .timeout(settings.statementTimeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> discard(connection))
                .onSuccess(_ -> connection.close());
    }

    /** Housekeeping that cannot be part of a transaction; nobody waits for it. */
    Future<Void> maintain(String sql) {
        return pool.query(sql).execute().mapEmpty();
    }
}
