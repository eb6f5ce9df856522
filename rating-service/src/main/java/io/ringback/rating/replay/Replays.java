package io.ringback.rating.replay;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.rating.deck.Decks;
import io.ringback.rating.tariff.RateDeck;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prices settled attempts anew, page by page. Attempts that were priced by a deck of the same name count. */
@Singleton
class Replays {
    private static final int PAGE = 5_000;
    private static final long MOST_CALLS = 1_000_000;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final int TIME_SHIFT = 16;

    /** An attempt's id begins with the moment at which it was asked for. */
    private static final String CALLS = """
        SELECT a.id, a.deck_id, a.decided_at, s.settled_at, a.wish->>'script' = 'ANNOUNCE' AS announced,
               s.caller_seconds, s.talk_seconds,
               coalesce(a.dialled_callee, a.callee, a.wish->'callee')->>'number' AS callee,
               a.wish->'caller'->>'number' AS caller
        FROM settlement s JOIN attempt a ON a.id = s.attempt_id JOIN rate_deck d ON d.id = a.deck_id
        WHERE s.attempt_id > $1 AND s.attempt_id < $2 AND d.name = $3 AND NOT s.sandbox
            AND greatest(s.talk_seconds, CASE WHEN a.wish->>'script' = 'ANNOUNCE' THEN s.caller_seconds ELSE 0 END) > 0
        ORDER BY s.attempt_id LIMIT\
        """ + " " + PAGE;

    private final Database database;
    private final Decks decks;

    Replays(Database database, Decks decks) {
        this.database = database;
        this.decks = decks;
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 without the version, 422 if there are too many calls */
    ReplayReport replay(UUID deckId, ReplayOrder order) {
        var draft = database.read(sql -> version(sql, deckId));
        var named = order.buyDeck();
        var buy = named == null ? null : database.read(sql -> buyDeck(sql, named, draft));
        var tally = new Tally(draft, buy);
        var end = boundary(order.to());
        Optional<UUID> next = Optional.of(boundary(order.from()));
        while (next.isPresent()) {
            var from = next.get();
            next = database.read(sql -> page(sql, tally, draft.name(), from, end));
            if (tally.total().calls > MOST_CALLS) {
                throw Problems.unprocessable("too-many-calls", "to", "leaves more than " + MOST_CALLS + " calls");
            }
        }
        return ReplayReport.of(deckId, order, tally, draft.currency());
    }

    /** @return the last attempt of a full page, nothing if there are no more */
    private Optional<UUID> page(Statements sql, Tally tally, String name, UUID after, UUID end) {
        List<Row> rows = sql.query(CALLS, after, end, name);
        for (Row row : rows) {
            var number = row.getString(row.getBoolean("announced") ? "caller" : "callee");
            if (number != null) {
                tally.add(call(row, number), decks.version(sql, row.getUUID("deck_id")));
            }
        }
        return rows.size() < PAGE
                ? Optional.empty()
                : Optional.of(rows.getLast().getUUID("id"));
    }

    private static PastCall call(Row row, String number) {
        long seconds = row.getLong(row.getBoolean("announced") ? "caller_seconds" : "talk_seconds");
        var end = row.getOffsetDateTime("settled_at").toInstant();
        return new PastCall(
                number.substring(1),
                row.getOffsetDateTime("decided_at").toInstant(),
                end.minusSeconds(seconds),
                seconds);
    }

    private RateDeck version(Statements sql, UUID deckId) {
        if (sql.queryOne("SELECT 1 FROM rate_deck WHERE id = $1", deckId).isEmpty()) {
            throw Problems.notFound("rate-deck");
        }
        return decks.version(sql, deckId);
    }

    private RateDeck buyDeck(Statements sql, UUID deckId, RateDeck draft) {
        var found = sql.queryOne("SELECT currency FROM rate_deck WHERE id = $1", deckId)
                .orElseThrow(() -> Problems.badField("buyDeck", "is no version of a rate deck"));
        if (!found.getString("currency").equals(draft.currency())) {
            throw Problems.badField("buyDeck", "must have the currency of the deck, " + draft.currency());
        }
        return decks.version(sql, deckId);
    }

    /** The first id there can be at this moment. */
    private static UUID boundary(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << TIME_SHIFT | VERSION_7, VARIANT);
    }
}
