package io.ringback.rating.correction;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Batches of corrections in SQL. */
@Singleton
class RerateRows {
    /** Attempts another version of the same deck has priced, in the order in which they were settled. */
    private static final String NEXT = """
            SELECT s.attempt_id, s.settled_at FROM settlement s
            JOIN attempt a ON a.id = s.attempt_id
            JOIN rate_deck pinned ON pinned.id = a.deck_id
            JOIN rate_deck wanted ON wanted.id = $1 AND wanted.name = pinned.name
            WHERE s.settled_at >= $2 AND s.settled_at < $3 AND ($4::uuid IS NULL OR s.account_id = $4)
              AND NOT s.sandbox AND s.refused IS NULL
              AND ($5::timestamptz IS NULL OR (s.settled_at, s.attempt_id) > ($5, $6::uuid))
            ORDER BY s.settled_at, s.attempt_id LIMIT $7""";

    private static final String INSERT = """
            INSERT INTO rerate (id, deck_id, account_id, from_at, to_at, reason, made_by, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String SUMS = """
            SELECT count(*) AS corrected, coalesce(sum(amount_before), 0) AS before, coalesce(sum(amount), 0) AS after
            FROM correction WHERE rerate_id = $1""";

    /**
     * A batch as its row has it.
     *
     * @param cursorAt how far it has looked, null before the first step
     */
    record Batch(
            UUID id,
            RerateOrder order,
            String by,
            long examined,
            @Nullable Instant cursorAt,
            @Nullable UUID cursorId,
            boolean done) {}

    /** An attempt that may have to be priced anew. */
    record Candidate(UUID attemptId, Instant settledAt) {}

    /** @throws io.ringback.edge.problem.ProblemException 400 if there is no such version, or only a draft */
    String currencyOf(Statements sql, UUID deckId) {
        var deck = sql.queryOne("SELECT currency, state FROM rate_deck_shown WHERE id = $1", deckId)
                .orElseThrow(() -> Problems.badField("rateDeck", "names no version of a rate deck"));
        if (deck.getString("state").equals("DRAFT")) {
            throw Problems.badField("rateDeck", "must not be a draft, which can still change");
        }
        return deck.getString("currency");
    }

    List<Candidate> next(
            Statements sql, RerateOrder order, @Nullable Instant cursorAt, @Nullable UUID cursorId, int limit) {
        return sql
                .query(NEXT, order.rateDeck(), order.from(), order.to(), order.account(), cursorAt, cursorId, limit)
                .stream()
                .map(row -> new Candidate(row.getUUID("attempt_id"), instant(row, "settled_at")))
                .toList();
    }

    UUID insert(Transaction tx, RerateOrder order, String by, Instant now) {
        var id = Ids.next();
        tx.execute(INSERT, id, order.rateDeck(), order.account(), order.from(), order.to(), order.reason(), by, now);
        return id;
    }

    /** Locks the batch: two steps of it never run at the same time. */
    Batch lock(Transaction tx, UUID id) {
        return tx.queryOne("SELECT * FROM rerate WHERE id = $1 FOR UPDATE", id)
                .map(RerateRows::batch)
                .orElseThrow(() -> Problems.notFound("rerate"));
    }

    Batch read(Statements sql, UUID id) {
        return sql.queryOne("SELECT * FROM rerate WHERE id = $1", id)
                .map(RerateRows::batch)
                .orElseThrow(() -> Problems.notFound("rerate"));
    }

    void advance(Transaction tx, UUID id, List<Candidate> looked, boolean done) {
        var last = looked.isEmpty() ? null : looked.getLast();
        tx.later(
                "UPDATE rerate SET examined = examined + $2, cursor_at = coalesce($3, cursor_at),"
                        + " cursor_id = coalesce($4, cursor_id), done = $5 WHERE id = $1",
                id,
                (long) looked.size(),
                last == null ? null : last.settledAt(),
                last == null ? null : last.attemptId(),
                done);
    }

    void skip(Transaction tx, UUID id, UUID attemptId, String code) {
        tx.later(
                "INSERT INTO rerate_skip (rerate_id, attempt_id, code) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                id,
                attemptId,
                code);
    }

    /** How far it is, counted from what it has done. */
    Rerate progress(Statements sql, Batch batch) {
        var sums = sql.queryOne(SUMS, batch.id()).orElseThrow();
        Map<String, Long> skipped = new HashMap<>();
        sql.query("SELECT code, count(*) AS n FROM rerate_skip WHERE rerate_id = $1 GROUP BY code", batch.id())
                .forEach(row -> skipped.put(row.getString("code"), row.getLong("n")));
        var order = batch.order();
        return new Rerate(
                batch.id(),
                order.rateDeck(),
                order.from(),
                order.to(),
                order.account(),
                order.reason(),
                batch.done(),
                batch.examined(),
                sums.getLong("corrected"),
                skipped,
                currencyOf(sql, order.rateDeck()),
                sums.getBigDecimal("before"),
                sums.getBigDecimal("after"));
    }

    private static Batch batch(Row row) {
        OffsetDateTime cursor = row.getOffsetDateTime("cursor_at");
        var order = new RerateOrder(
                row.getUUID("deck_id"),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getUUID("account_id"),
                row.getString("reason"),
                false);
        return new Batch(
                row.getUUID("id"),
                order,
                row.getString("made_by"),
                row.getLong("examined"),
                cursor == null ? null : cursor.toInstant(),
                row.getUUID("cursor_id"),
                row.getBoolean("done"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
