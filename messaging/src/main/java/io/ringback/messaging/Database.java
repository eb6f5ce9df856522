package io.ringback.messaging;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service's database, for blocking code on virtual threads or any other thread that is not an event loop. Shares the
 * pool with whatever else uses it and leaves no connection behind, however the work ends.
 */
public final class Database {
    /** The transaction of the thread: a second one inside could wait for the first one's locks for ever. */
    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();

    /** Long enough for the winner to commit. */
    private static final Duration LONGEST_PAUSE_BETWEEN_TRIES = Duration.ofMillis(20);

    private final Connections connections;
    private final DatabaseSettings settings;
    private final InstantSource clock;
    private final Supplier<@Nullable String> currentTrace;
    private final List<Runnable> publishedListeners = new CopyOnWriteArrayList<>();

    /** With the default limits, the system's clock and no trace context of its own. */
    public Database(Pool pool) {
        this(pool, DatabaseSettings.defaults(), InstantSource.system(), () -> null);
    }

    /**
     * @param clock stamps the messages
     * @param currentTrace the W3C {@code traceparent} of the work at hand, null if there is none
     */
    public Database(
            Pool pool, DatabaseSettings settings, InstantSource clock, Supplier<@Nullable String> currentTrace) {
        this.connections = new Connections(pool, settings);
        this.settings = settings;
        this.clock = clock;
        this.currentTrace = currentTrace;
    }

    /**
     * Runs the work in one transaction: committed if it returns, rolled back if it throws. Work that lost against
     * another transaction (SQL states 40001, 40P01) is run again, three times in all by default.
     *
     * @throws SqlFault if the database refuses a statement or the commit; if the connection broke during the commit, it
     *     may have been committed all the same
     * @throws IllegalStateException on an event loop, or inside another transaction
     */
    public <T> T inTransaction(TransactionWork<T> work) {
        requireOutsideOfTransaction();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt >= settings.tries() || !Faults.conflict(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_BETWEEN_TRIES.toNanos()));
            }
        }
    }

    /** Like {@link #inTransaction}, with nothing to return. */
    public void runInTransaction(TransactionAction action) {
        inTransaction(tx -> {
            action.run(tx);
            return true;
        });
    }

    /**
     * Runs queries that all see the same connection, in a read-only transaction.
     *
     * @throws SqlFault if the database refuses a statement; writing is refused, too
     */
    public <T> T read(ReadWork<T> work) {
        requireOutsideOfTransaction();
        return connections.reading(work);
    }

    /** The rows of one query. */
    public List<Row> read(String sql, @Nullable Object... arguments) {
        return read(statements -> statements.query(sql, arguments));
    }

    /** Calls this after each commit that published something; it must not block. */
    void onPublished(Runnable listener) {
        publishedListeners.add(listener);
    }

    Connections connections() {
        return connections;
    }

    private static void requireOutsideOfTransaction() {
        Waiting.requireBlockable();
        if (CURRENT.isBound()) {
            throw new IllegalStateException("inside a transaction: use the Transaction that was handed in");
        }
    }

    private <T> T once(TransactionWork<T> work) {
        var connection = connections.acquire();
        var tx = new Transaction(connection, settings, clock, currentTrace.get());
        T result;
        try {
            result = ScopedValue.where(CURRENT, tx).call(() -> work.run(tx));
            tx.commit();
        } catch (RuntimeException e) {
            connections.rollBack(connection, tx.unanswered());
            throw tx.origin(e);
        } catch (Throwable e) {
            connections.rollBack(connection, tx.unanswered());
            throw e;
        }
        connection.close();
        if (tx.publishes()) {
            publishedListeners.forEach(Runnable::run);
        }
        tx.runAfterCommit();
        return result;
    }
}
