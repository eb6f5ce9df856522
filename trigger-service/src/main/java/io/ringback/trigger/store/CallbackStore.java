package io.ringback.trigger.store;

import io.ringback.contracts.CallbackStateChanged;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Asked;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.Keyed;
import io.ringback.trigger.callback.Output;
import io.ringback.trigger.callback.TimelineStep;
import io.ringback.trigger.stream.StepSignals;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Callbacks in the database. Each change stores the callback, its new steps and its messages in one transaction. */
@Singleton
public final class CallbackStore {
    private static final String INSERT = """
            INSERT INTO callback (id, account_id, sandbox, caller, callee, status, live, joins, due_at, created_at,
                                  expires_at, ended_at, state, waits_for)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (account_id, sandbox, caller, callee) WHERE live AND joins DO NOTHING""";
    private static final String UPDATE = """
            UPDATE callback SET status = $2, live = $3, due_at = $4, ended_at = $5, state = $6, keyed_callee = $7,
                other_caller = $8
            WHERE id = $1""";
    private static final String JOINABLE = """
            SELECT state FROM callback
            WHERE account_id = $1 AND sandbox = $2 AND caller = $3 AND callee IS NOT DISTINCT FROM $4 AND joins
              AND (live OR (created_at > $5 AND status NOT IN ('REFUSED', 'CANCELLED', 'EXPIRED')))
            ORDER BY live DESC, created_at DESC
            LIMIT 1""";
    private static final String LIVE_WITH = """
            SELECT id FROM callback WHERE live AND caller COLLATE "C" BETWEEN $1 AND $2
            UNION
            SELECT id FROM callback WHERE live AND callee COLLATE "C" BETWEEN $1 AND $2
            UNION
            SELECT id FROM callback
            WHERE live AND keyed_callee IS NOT NULL AND keyed_callee COLLATE "C" BETWEEN $1 AND $2
            UNION
            SELECT id FROM callback
            WHERE live AND other_caller IS NOT NULL AND other_caller COLLATE "C" BETWEEN $1 AND $2""";
    private static final String UNDER_WAY = """
            SELECT state FROM callback WHERE live AND due_at IS NULL AND (created_at, id) > ($1, $2)
            ORDER BY created_at, id LIMIT $3""";
    private static final String LATEST_ATTEMPTS = """
            SELECT body FROM (SELECT number, body FROM attempt WHERE callback_id = $1 ORDER BY number DESC LIMIT $2)
            AS latest ORDER BY number""";

    private final StepSignals signals;
    private final CallbackCounts counts;

    CallbackStore(StepSignals signals, CallbackCounts counts) {
        this.signals = signals;
        this.counts = counts;
    }

    /**
     * Stores a callback that was just accepted.
     *
     * @return false if there is a live callback for the same numbers already; then nothing is stored
     */
    public boolean insert(Transaction tx, Change accepted) {
        Callback callback = accepted.callback();
        int stored = tx.execute(
                INSERT,
                callback.id(),
                callback.accountId(),
                callback.sandbox(),
                Numbering.text(callback.wanted().caller()),
                Numbering.text(callback.wanted().callee()),
                callback.status(),
                callback.live(),
                !(callback.state() instanceof CallbackState.Evaluating)
                        && !callback.wanted().announces(),
                callback.dueAt().orElse(null),
                callback.createdAt(),
                callback.expiresAt(),
                null,
                StoredJson.write(callback),
                Numbering.text(callback.wanted().awaitedLine()));
        if (stored == 0) {
            return false;
        }
        publish(tx, accepted);
        insertOutputs(tx, List.of(accepted));
        return true;
    }

    /**
     * Asks for the callback a second request for the same numbers joins: the live one, or one that began within the
     * window and did what it could. Not waited for yet, see {@link #joined}.
     */
    public Asked joinable(Transaction tx, Callback wanted, Duration window) {
        return tx.ask(
                JOINABLE,
                wanted.accountId(),
                wanted.sandbox(),
                Numbering.text(wanted.wanted().caller()),
                Numbering.text(wanted.wanted().callee()),
                wanted.createdAt().minus(window));
    }

    /** What {@link #joinable} found. */
    public static Optional<Callback> joined(Asked joinable) {
        return joinable.rows().stream().findFirst().map(CallbackStore::callback);
    }

    /** The callback as it is now. */
    public static Callback find(Statements statements, UUID id) {
        return statements
                .queryOne("SELECT state FROM callback WHERE id = $1", id)
                .map(CallbackStore::callback)
                .orElseThrow();
    }

    /** The callback, its row locked until the transaction ends. */
    public Optional<Callback> lock(Transaction tx, UUID id) {
        return tx.queryOne("SELECT state FROM callback WHERE id = $1 FOR UPDATE", id)
                .map(CallbackStore::callback);
    }

    /** Those of these callbacks that exist, locked in the order of their ids so that nobody waits in a circle. */
    public Map<UUID, Callback> lock(Transaction tx, Collection<UUID> ids) {
        Map<UUID, Callback> locked = new LinkedHashMap<>();
        UUID[] distinct = ids.stream().distinct().toArray(UUID[]::new);
        tx.query("SELECT state FROM callback WHERE id = ANY($1) ORDER BY id FOR UPDATE", (Object) distinct).stream()
                .map(CallbackStore::callback)
                .forEach(callback -> locked.put(callback.id(), callback));
        return locked;
    }

    /**
     * The live callbacks that ring this number first or connect it, locked.
     *
     * @param prefix whether every number that begins so is meant
     */
    public Collection<Callback> lockLiveWith(Transaction tx, String number, boolean prefix) {
        // The character behind the digits ends the range of all numbers that begin so.
        String end = prefix ? number + ":" : number;
        return lock(
                        tx,
                        tx.query(LIVE_WITH, number, end).stream()
                                .map(row -> row.getUUID("id"))
                                .toList())
                .values();
    }

    /** Live callbacks nothing is due of, after one, in the order of their beginning. */
    public static List<Callback> underWay(Statements statements, Instant after, UUID afterId, int limit) {
        return statements.query(UNDER_WAY, after, afterId, limit).stream()
                .map(CallbackStore::callback)
                .toList();
    }

    /** Stores a change of one locked callback. */
    public void save(Transaction tx, Change change) {
        publish(tx, change);
        saveAll(tx, List.of(change));
    }

    /** Stores a change of one locked callback that gave it other times. */
    public void move(Transaction tx, Change change) {
        save(tx, change);
        tx.later(
                "UPDATE callback SET expires_at = $2 WHERE id = $1",
                change.callback().id(),
                change.callback().expiresAt());
    }

    /** Hands the messages of a change to the transaction. */
    public void publish(Transaction tx, Change change) {
        Callback callback = change.callback();
        for (Output output : change.outputs()) {
            switch (output) {
                case Output.Told(TimelineStep step) -> tx.publish(Topic.CALLBACK_STATES, stateChanged(callback, step));
                case Output.Asked(var request) -> tx.publish(Topic.CALLBACK_REQUESTS, request);
                case Output.Keyed _, Output.OptedOut _ -> {
                    // Done before anything is stored.
                }
                case Output.Filed _ -> {
                    // Past attempts are for the callback's owner; history has its own record of them.
                }
            }
        }
    }

    /** Stores changes of locked callbacks, at most one of each, whose messages are handed over already. */
    public void saveAll(Transaction tx, Collection<Change> changes) {
        tx.laterBatch(
                UPDATE,
                changes.stream()
                        .map(Change::callback)
                        .map(callback -> new @Nullable Object[] {
                            callback.id(),
                            callback.status().name(),
                            callback.live(),
                            callback.dueAt().orElse(null),
                            endedAt(callback),
                            StoredJson.write(callback),
                            keyed(callback),
                            callback.person() == 0 ? null : Numbering.text(callback.caller())
                        })
                        .toList());
        insertOutputs(tx, changes);
    }

    /** The steps of a callback after a number, the first ones in order. */
    public static List<TimelineStep> steps(Statements statements, UUID id, int after, int limit) {
        return statements
                .query(
                        "SELECT * FROM timeline WHERE callback_id = $1 AND number > $2 ORDER BY number LIMIT $3",
                        id,
                        after,
                        limit)
                .stream()
                .map(Rows::step)
                .toList();
    }

    /** The latest past attempts of a callback, oldest first. */
    public static List<ClosedAttempt> attempts(Statements statements, UUID id, int limit) {
        return statements.query(LATEST_ATTEMPTS, id, limit).stream()
                .map(row -> StoredJson.attempt(row.getString("body")))
                .toList();
    }

    private void insertOutputs(Transaction tx, Collection<Change> changes) {
        List<Rows.Step> steps = new ArrayList<>();
        List<@Nullable Object[]> attempts = new ArrayList<>();
        for (Change change : changes) {
            UUID id = change.callback().id();
            lookAtLine(tx, change.callback());
            for (Output output : change.outputs()) {
                switch (output) {
                    case Output.Told(TimelineStep step) -> steps.add(new Rows.Step(id, step));
                    case Output.Filed(ClosedAttempt attempt) -> attempts.add(Rows.arguments(id, attempt));
                    case Output.Asked _, Output.Keyed _, Output.OptedOut _ -> {
                        // Handed over by publish, or done before.
                    }
                }
            }
        }
        Rows.insert(tx, steps);
        tx.laterBatch("INSERT INTO attempt (id, callback_id, number, body) VALUES ($1, $2, $3, $4)", attempts);
        tx.afterCommit(() -> changes.forEach(this::committed));
    }

    /** A line that somebody waits for may have another first, or nobody any more: whoever watches it finds out. */
    private static void lookAtLine(Transaction tx, Callback callback) {
        Party line = callback.wanted().awaitedLine();
        if (line != null && (!callback.live() || callback.state() instanceof CallbackState.WaitingForLine)) {
            tx.later("INSERT INTO line_check (key) VALUES ($1)", Numbering.text(line));
        }
    }

    private void committed(Change change) {
        if (!change.outputs().isEmpty()) {
            signals.signal(change.callback().id());
            counts.changed(change);
        }
    }

    private static CallbackStateChanged stateChanged(Callback callback, TimelineStep step) {
        return new CallbackStateChanged(
                callback.id(),
                step.number(),
                step.at(),
                callback.sandbox(),
                step.status(),
                step.code(),
                step.text(),
                callback.accountId(),
                step.attemptId(),
                callback.wanted().trigger(),
                callback.caller(),
                callback.callee());
    }

    private static @Nullable String keyed(Callback callback) {
        Keyed keyed = callback.keyed();
        return keyed == null ? null : Numbering.text(keyed.callee());
    }

    private static @Nullable Instant endedAt(Callback callback) {
        return switch (callback.state()) {
            case CallbackState.Ended(var _, var _, Instant at) -> at;
            case CallbackState.Evaluated evaluated -> evaluated.at();
            default -> null;
        };
    }

    private static Callback callback(Row row) {
        return StoredJson.callback(row.getString("state"));
    }
}
