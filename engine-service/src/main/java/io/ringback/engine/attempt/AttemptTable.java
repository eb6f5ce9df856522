package io.ringback.engine.attempt;

import io.ringback.contracts.values.StopReason;
import io.ringback.engine.call.CallState;
import io.ringback.engine.call.Effect.Emit;
import io.ringback.engine.call.Ended;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attempts in PostgreSQL. A state, the facts that lead to it and its dial intents are one transaction. */
@Singleton
public final class AttemptTable {
    private final Database database;

    AttemptTable(Database database) {
        this.database = database;
    }

    /** An attempt and what happened to it in one go. */
    public record Change(Attempt attempt, List<Emit> facts) {
        public Change {
            facts = List.copyOf(facts);
        }
    }

    /** The state was written by an owner with a higher epoch meanwhile. */
    public static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Outdated() {
            super("another replica owns the switch by now");
        }
    }

    /** Whether the attempt is new; a known one is left as it is. */
    boolean insert(Transaction tx, Change change) {
        Attempt attempt = change.attempt();
        int inserted = tx.execute(
                """
                INSERT INTO attempt (attempt_id, callback_id, switch_id, epoch, sandbox, trace, call_order, state,
                                     state_name, events, created_at, ended_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                ON CONFLICT DO NOTHING""",
                attempt.id(),
                attempt.order().callbackId(),
                attempt.switchId(),
                attempt.epoch(),
                attempt.order().sandbox(),
                attempt.trace(),
                StateJson.write(attempt.order()),
                StateJson.write(attempt.state()),
                name(attempt.state()),
                attempt.events(),
                attempt.createdAt(),
                endedAt(attempt));
        if (inserted > 0) {
            Facts.publish(tx, List.of(change));
        }
        return inserted > 0;
    }

    /**
     * Writes steps of calls.
     *
     * @throws Outdated if one of them is not ours any more; then none is written
     */
    public void update(List<Change> changes) {
        try {
            database.runInTransaction(tx -> update(tx, changes));
        } catch (SqlFault e) {
            throw e.isLost() ? new Outdated() : e;
        }
    }

    private static void update(Transaction tx, List<Change> changes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Change change : changes) {
            Attempt attempt = change.attempt();
            rows.add(new @Nullable Object[] {
                attempt.id(),
                attempt.switchId(),
                attempt.epoch(),
                StateJson.write(attempt.state()),
                name(attempt.state()),
                attempt.events(),
                endedAt(attempt)
            });
        }
        int changed = tx.executeBatch("""
                UPDATE attempt SET state = $4, state_name = $5, events = $6, ended_at = $7, changed_at = now()
                WHERE attempt_id = $1 AND switch_id = $2 AND epoch = $3 AND ended_at IS NULL""", rows);
        if (changed != changes.size()) {
            throw new Outdated();
        }
        Facts.publish(tx, changes);
    }

    /**
     * Those of the steps that no earlier try has written, though its answer was lost: facts count up, so a row of the
     * same epoch with as many facts holds them. A step without facts is simply written again.
     */
    public List<Change> unwritten(List<Change> changes) {
        UUID[] ids = changes.stream().map(change -> change.attempt().id()).toArray(UUID[]::new);
        Set<List<Object>> stored =
                database
                        .read("SELECT attempt_id, epoch, events FROM attempt WHERE attempt_id = ANY($1)", (Object) ids)
                        .stream()
                        .map(row -> List.<Object>of(
                                row.getUUID("attempt_id"), row.getLong("epoch"), row.getInteger("events")))
                        .collect(Collectors.toUnmodifiableSet());
        return changes.stream()
                .filter(change -> change.facts().isEmpty() || !stored.contains(mark(change.attempt())))
                .toList();
    }

    private static List<Object> mark(Attempt attempt) {
        return List.of(attempt.id(), attempt.epoch(), attempt.events());
    }

    /** Keeps a stop with the attempt; the first one counts. The attempt as it stands then, empty if it has ended. */
    Optional<Attempt> keepStop(Transaction tx, UUID attemptId, StopReason reason) {
        return tx.queryOne("""
                        UPDATE attempt SET stop = coalesce(stop, $2) WHERE attempt_id = $1 AND ended_at IS NULL
                        RETURNING *""", attemptId, reason.name()).map(AttemptTable::read);
    }

    /** The attempt, locked, if it has not ended. */
    Optional<TakenOver> lockLive(Transaction tx, UUID attemptId) {
        return tx.queryOne("SELECT * FROM attempt WHERE attempt_id = $1 AND ended_at IS NULL FOR UPDATE", attemptId)
                .map(TakenOver::of);
    }

    /** Makes a locked attempt that waits the owner's. */
    Attempt claim(Transaction tx, Attempt waiting, long epoch) {
        tx.execute("UPDATE attempt SET epoch = $2 WHERE attempt_id = $1", waiting.id(), epoch);
        return new Attempt(
                waiting.order(),
                waiting.switchId(),
                epoch,
                waiting.trace(),
                waiting.state(),
                waiting.events(),
                waiting.createdAt(),
                waiting.changedAt());
    }

    /**
     * Living attempts, the youngest first.
     *
     * @param sandbox true for those of the sandbox, false for what is real, null for both
     */
    public List<Attempt> live(int limit, @Nullable Instant before, @Nullable UUID beforeId, @Nullable Boolean sandbox) {
        return database.read("""
                        SELECT * FROM attempt
                        WHERE ended_at IS NULL
                          AND ($2::timestamptz IS NULL OR (created_at, attempt_id) < ($2, $3::uuid))
                          AND ($4::boolean IS NULL OR sandbox = $4)
                        ORDER BY created_at DESC, attempt_id DESC LIMIT $1""", limit, before, beforeId, sandbox).stream()
                .map(AttemptTable::read)
                .toList();
    }

    /** The switch of a living attempt. */
    public Optional<Attempt> find(Statements statements, UUID attemptId) {
        return statements
                .queryOne("SELECT * FROM attempt WHERE attempt_id = $1 AND ended_at IS NULL", attemptId)
                .map(AttemptTable::read);
    }

    /** Forgets what ended long ago. */
    public int purge(Duration retention) {
        return database.inTransaction(tx -> {
            long millis = retention.toMillis();
            tx.execute("DELETE FROM dial_intent WHERE dialled_at < now() - $1 * interval '1 millisecond'", millis);
            return tx.execute("DELETE FROM attempt WHERE ended_at < now() - $1 * interval '1 millisecond'", millis);
        });
    }

    private static @Nullable Instant endedAt(Attempt attempt) {
        return attempt.state() instanceof Ended ? attempt.changedAt() : null;
    }

    /** For people who look into the table, and for lists. */
    private static String name(CallState state) {
        return state.getClass().getSimpleName();
    }

    static Attempt read(Row row) {
        return new Attempt(
                StateJson.readOrder(row.getString("call_order")),
                row.getUUID("switch_id"),
                row.getLong("epoch"),
                row.getString("trace"),
                StateJson.readState(row.getString("state")),
                row.getInteger("events"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
