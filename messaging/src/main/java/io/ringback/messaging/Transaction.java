package io.ringback.messaging;

import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL transaction: statements, the messages that follow from them, and what to do once it is committed.
 * Belongs to one thread and ends with the work it was made for.
 */
public final class Transaction extends Statements {
    private static final Logger LOG = Logger.getLogger(Transaction.class);

    /** The identity is assigned above the sort, so ids follow the order of publishing. */
    private static final String INSERT_OUTBOX = """
            INSERT INTO outbox (shard, topic, key, event_id, type, time, trace, body)
            SELECT shard, topic, key, event_id, type, time, trace, body
            FROM unnest($1::smallint[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[],
                        $7::text[], $8::bytea[])
                WITH ORDINALITY AS row (shard, topic, key, event_id, type, time, trace, body, n)
            ORDER BY n""";

    private static final String DIVISION_BY_ZERO = "22012";

    private final InstantSource clock;
    private final Future<RowSet<Row>> begun;
    private final List<OutboxRow> outbox = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Condition> conditions = new LinkedHashSet<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable String trace;
    private @Nullable RuntimeException failure;
    private @Nullable Boolean parkedSeen;

    /**
     * A statement that nobody has waited for yet.
     *
     * @param miss what it means if it did not change the one row it must, null if any number will do
     */
    private record Sent(
            Future<RowSet<Row>> answer, @Nullable Function<RuntimeException, RuntimeException> miss) {

        /** What its failure means. */
        RuntimeException why(RuntimeException fault) {
            return miss != null && fault instanceof SqlFault refusal && DIVISION_BY_ZERO.equals(refusal.sqlState())
                    ? miss.apply(fault)
                    : fault;
        }
    }

    private record Condition(String complaint, String sql, List<@Nullable Object> arguments) {}

    Transaction(SqlConnection connection, DatabaseSettings settings, InstantSource clock, @Nullable String trace) {
        super(connection, settings.statementTimeout());
        this.clock = clock;
        this.trace = trace;
        // Not awaited: the first statement travels right behind it.
        this.begun = connection
                .query("BEGIN; SET LOCAL statement_timeout = "
                        + settings.statementTimeout().toMillis()
                        + "; SET LOCAL transaction_timeout = "
                        + settings.transactionTimeout().toMillis())
                .execute();
    }

    /**
     * Sends a message once this transaction is committed, and only then. Per key, messages leave in the order of their
     * commits if each transaction has locked the aggregate's row before it commits.
     *
     * @return the id of the event
     * @throws IllegalArgumentException if the message has more than 900,000 bytes as JSON
     */
    public UUID publish(Topic topic, Message message) {
        return publish(topic, message.partitionKey(), message);
    }

    /**
     * As {@link #publish(Topic, Message)}, under a key of its own: what a compacted topic keeps one of is not always what
     * orders its messages elsewhere.
     *
     * @param key instead of the message's partition key
     */
    public UUID publish(Topic topic, String key, Message message) {
        Instant now = clock.instant();
        var eventId = Ids.next(now, ThreadLocalRandom.current());
        outbox.add(OutboxRow.of(topic, key, message, eventId, now, trace));
        return eventId;
    }

    @Override
    public Asked ask(String sql, @Nullable Object... arguments) {
        var answer = prepared(sql, arguments);
        // Nobody may ever look at the rows; that the query was refused must be heard of all the same.
        sent.add(new Sent(answer, null));
        return new Asked(this, answer);
    }

    /**
     * Sends a statement on whose outcome nothing depends but the commit, which waits for it: statements behind it see
     * its changes as ever, and the thread need not be woken for each. What the database refuses is thrown as
     * {@link SqlFault} by whatever comes next.
     */
    public void later(String sql, @Nullable Object... arguments) {
        sent.add(new Sent(prepared(sql, arguments), null));
    }

    /** As {@link #later}, once per element, in one go. */
    public void laterBatch(String sql, List<@Nullable Object[]> arguments) {
        if (!arguments.isEmpty()) {
            sent.add(new Sent(batch(sql, arguments), null));
        }
    }

    /**
     * As {@link #later}, for a statement that must change exactly one row; if not, nothing is committed.
     *
     * @param sql an INSERT, UPDATE or DELETE without RETURNING
     * @param complaint the sentence of the {@link IllegalStateException} that is thrown then
     */
    public void laterOne(String complaint, String sql, @Nullable Object... arguments) {
        sent.add(new Sent(prepared(changingOne(sql), arguments), fault -> new IllegalStateException(complaint, fault)));
    }

    /**
     * As {@link #laterOne}, for a row that another transaction may just have made: then this one has lost against it, and
     * all its work is run again, which finds that row.
     *
     * @param sql an INSERT that does nothing if the row is there
     * @param complaint the sentence of the {@link SqlFault} that is thrown if it loses again and again
     */
    public void laterOrAgain(String complaint, String sql, @Nullable Object... arguments) {
        sent.add(new Sent(prepared(changingOne(sql), arguments), fault -> SqlFault.lost(complaint, fault)));
    }

    /**
     * What must still be so when this is committed. Asked right before the commit, once for the same question, so that
     * whoever wants to change it waits for a moment only. If it is not so any more, another transaction has won: all work
     * of this one is run again, and may decide otherwise.
     *
     * @param sql a SELECT that finds one row while it is so, FOR SHARE if it must stay so up to the commit
     * @param complaint the sentence of the {@link SqlFault} that is thrown if it loses again and again
     */
    public void mustHold(String complaint, String sql, @Nullable Object... arguments) {
        conditions.add(new Condition(complaint, sql, Arrays.asList(arguments)));
    }

    /** Runs after the commit, on this thread, outside of the transaction; lost if the process dies in between. */
    public void afterCommit(Runnable hook) {
        afterCommit.add(hook);
    }

    /** The W3C trace context that messages published from now on carry. */
    public void continueTrace(@Nullable String traceParent) {
        this.trace = traceParent;
    }

    @Override
    void failed(RuntimeException fault) {
        failure = fault;
    }

    /** Whether the connection may still be busy with something nobody waits for any more. */
    boolean unanswered() {
        return failure instanceof Waiting.GaveUp gaveUp && !gaveUp.interrupted();
    }

    boolean publishes() {
        return !outbox.isEmpty();
    }

    /** Returns when the commit is durable; the messages travel right before it. */
    void commit() {
        if (failure != null) {
            // COMMIT would answer "rolled back", and nobody would notice.
            throw new IllegalStateException("a statement of this transaction failed, it cannot be committed", failure);
        }
        conditions.forEach(each -> sent.add(new Sent(
                prepared(findingOne(each.sql()), each.arguments().toArray()),
                fault -> SqlFault.lost(each.complaint(), fault))));
        var inserted = outbox.isEmpty() ? null : insertOutbox();
        var committed = connection().query("COMMIT").execute();
        await(begun);
        awaitSent();
        if (inserted != null) {
            await(inserted);
        }
        await(committed);
    }

    /**
     * Why the transaction failed: once a statement is refused the server refuses all behind it, and only the first says
     * why.
     */
    RuntimeException origin(RuntimeException seen) {
        return sent.stream()
                .filter(each -> each.answer().failed())
                .findFirst()
                .map(each -> each.why(SqlFault.of(each.answer().cause())))
                .orElse(seen);
    }

    private void awaitSent() {
        for (Sent each : sent) {
            await(each.answer());
        }
        sent.clear();
    }

    void runAfterCommit() {
        for (Runnable hook : afterCommit) {
            try {
                hook.run();
            } catch (RuntimeException e) {
                // The change is durable; to report a failure now would make the caller do it again.
                LOG.error("msg=\"after-commit hook failed\"", e);
            }
        }
    }

    /** Whether the parking table was seen to hold anything, null if nobody looked; see {@link Parking}. */
    @Nullable
    Boolean parkedSeen() {
        return parkedSeen;
    }

    void parkedSeen(boolean seen) {
        parkedSeen = seen;
    }

    private static String changingOne(String sql) {
        return findingOne(sql + " RETURNING 1");
    }

    /** Fails by itself unless there is one row: then the server does not commit, and nobody has to look before. */
    private static String findingOne(String sql) {
        return "WITH found AS (" + sql + ") SELECT 1 / (CASE count(*) WHEN 1 THEN 1 ELSE 0 END) FROM found";
    }

    private Future<RowSet<Row>> insertOutbox() {
        return prepared(
                INSERT_OUTBOX,
                outbox.stream().map(OutboxRow::shard).toArray(Short[]::new),
                outbox.stream().map(OutboxRow::topic).toArray(String[]::new),
                outbox.stream().map(OutboxRow::key).toArray(String[]::new),
                outbox.stream().map(OutboxRow::eventId).toArray(UUID[]::new),
                outbox.stream().map(OutboxRow::type).toArray(String[]::new),
                outbox.stream().map(row -> row.time().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                outbox.stream().map(OutboxRow::trace).toArray(String[]::new),
                outbox.stream().map(OutboxRow::body).toArray(Buffer[]::new));
    }
}
