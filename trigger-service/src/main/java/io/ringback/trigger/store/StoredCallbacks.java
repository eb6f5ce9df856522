package io.ringback.trigger.store;

import io.ringback.messaging.Asked;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.TimelineStep;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds callbacks in the database, and locks those that are about to change. */
public final class StoredCallbacks {
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

    private StoredCallbacks() {}

    /**
     * Asks for the callback a second request for the same numbers joins: the live one, or one that began within the
     * window and did what it could. Not waited for yet, see {@link #joined}.
     */
    public static Asked joinable(Transaction tx, Callback wanted, Duration window) {
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
        return joinable.rows().stream().findFirst().map(StoredCallbacks::callback);
    }

    /** The callback as it is now. */
    public static Callback find(Statements statements, UUID id) {
        return statements
                .queryOne("SELECT state FROM callback WHERE id = $1", id)
                .map(StoredCallbacks::callback)
                .orElseThrow();
    }

    /** The callback, its row locked until the transaction ends. */
    public static Optional<Callback> lock(Transaction tx, UUID id) {
        return tx.queryOne("SELECT state FROM callback WHERE id = $1 FOR UPDATE", id)
                .map(StoredCallbacks::callback);
    }

    /** Those of these callbacks that exist, locked in the order of their ids so that nobody waits in a circle. */
    public static Map<UUID, Callback> lock(Transaction tx, Collection<UUID> ids) {
        Map<UUID, Callback> locked = new LinkedHashMap<>();
        UUID[] distinct = ids.stream().distinct().toArray(UUID[]::new);
        tx.query("SELECT state FROM callback WHERE id = ANY($1) ORDER BY id FOR UPDATE", (Object) distinct).stream()
                .map(StoredCallbacks::callback)
                .forEach(callback -> locked.put(callback.id(), callback));
        return locked;
    }

    /**
     * The live callbacks that ring this number first or connect it, locked.
     *
     * @param prefix whether every number that begins so is meant
     */
    public static Collection<Callback> lockLiveWith(Transaction tx, String number, boolean prefix) {
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
                .map(StoredCallbacks::callback)
                .toList();
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

    private static Callback callback(Row row) {
        return StoredJson.callback(row.getString("state"));
    }
}
