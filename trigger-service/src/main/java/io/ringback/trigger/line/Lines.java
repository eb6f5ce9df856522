package io.ringback.trigger.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.contracts.LineEvent.LineFreed;
import io.ringback.contracts.Topic;
import io.ringback.contracts.WatchedLine;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.LineQueue;
import io.ringback.trigger.store.Numbering;
import io.ringback.trigger.store.StoredJson;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines that are waited for. Who counts the waiters of a line, or lets one go, holds the line's row; callbacks are
 * locked behind it and never before it.
 */
@Singleton
final class Lines {
    private static final String MAKE = """
            INSERT INTO watched_line (key, line, sandbox, version, waiters, changed_at) VALUES ($1, $2, $3, 0, 0, $4)
            ON CONFLICT DO NOTHING""";
    private static final String LOCK = "SELECT * FROM watched_line WHERE key = $1 FOR UPDATE";
    private static final String WAITERS = """
            SELECT state FROM callback WHERE live AND waits_for = $1 ORDER BY id FOR UPDATE""";
    private static final String FREED = """
            UPDATE watched_line SET freed_at = greatest(freed_at, $2), used_until = greatest(used_until, $3)
            WHERE key = $1""";
    private static final String COUNTED = """
            UPDATE watched_line SET version = version + 1, waiters = $2, changed_at = $3 WHERE key = $1
            RETURNING *""";

    /**
     * A line whose row is held.
     *
     * @param waiters as was told last
     * @param freedAt when it was last reported free, null if never
     * @param usedUntil when it was last reported to have been in use, null if never
     */
    record Line(
            String key,
            int waiters,
            @Nullable Instant freedAt,
            @Nullable Instant usedUntil) {
        /** Whose turn it is among those who wait. */
        Optional<Callback> next(List<Callback> waiting) {
            return LineQueue.next(waiting, freedAt, usedUntil);
        }
    }

    /** The line, which is made if nobody ever waited for it. */
    Line hold(Transaction tx, Party party, boolean sandbox, Instant now) {
        String key = key(party);
        tx.later(MAKE, key, text(party), sandbox, now);
        return held(tx, key).orElseThrow();
    }

    /** The line, empty if nobody ever waited for it. */
    Optional<Line> held(Transaction tx, String key) {
        return tx.queryOne(LOCK, key)
                .map(row ->
                        new Line(key, row.getInteger("waiters"), moment(row, "freed_at"), moment(row, "used_until")));
    }

    /** How many wait for a line. */
    static int waiting(Statements statements, String key) {
        return statements
                .query("SELECT count(*) AS waiting FROM callback WHERE live AND waits_for = $1", key)
                .getFirst()
                .getLong("waiting")
                .intValue();
    }

    /** Who waits for a line that is held, locked. */
    static List<Callback> waiters(Transaction tx, String key) {
        return tx.query(WAITERS, key).stream()
                .map(row -> StoredJson.callback(row.getString("state")))
                .toList();
    }

    /**
     * The line was reported free.
     *
     * @return false if nobody ever waited for it
     */
    boolean freed(Transaction tx, LineFreed freed) {
        String key = key(freed.line());
        boolean known = tx.execute(FREED, key, freed.at(), freed.usedUntil()) == 1;
        if (known) {
            tx.later("INSERT INTO line_check (key) VALUES ($1)", key);
        }
        return known;
    }

    /** Tells everyone how many wait for a line that is held, if that has changed. */
    void tell(Transaction tx, Line line, int waiters, Instant now) {
        if (waiters == line.waiters()) {
            return;
        }
        Row row = tx.queryOne(COUNTED, line.key(), waiters, now).orElseThrow();
        tx.publish(
                Topic.WATCHED_LINES,
                new WatchedLine(
                        line.key(),
                        row.getLong("version"),
                        now,
                        row.getBoolean("sandbox"),
                        party(row.getString("line")),
                        waiters));
    }

    static String key(Party party) {
        return Objects.requireNonNull(Numbering.text(party));
    }

    private static @Nullable Instant moment(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    private static String text(Party party) {
        try {
            return Json.mapper().writerFor(Party.class).writeValueAsString(party);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store a line", e);
        }
    }

    private static Party party(String text) {
        try {
            return Json.mapper().readValue(text, Party.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored line", e);
        }
    }
}
