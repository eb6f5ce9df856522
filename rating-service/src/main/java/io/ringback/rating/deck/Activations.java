package io.ringback.rating.deck;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts versions in force: at once, or from a moment on. Nothing happens at that moment: whoever authorises reads which
 * version is in force, by the clock of the database.
 */
@Singleton
class Activations {
    private static final Logger LOG = Logger.getLogger(Activations.class);

    private static final String SHOWN = "SELECT name, version, state, activates_at FROM rate_deck_shown WHERE id = $1";

    private static final Duration FARTHEST = Duration.ofDays(731);

    /** What is about to happen is not taken back: an attempt might see it before the change is committed. */
    private static final Duration LATEST_CANCEL = Duration.ofSeconds(5);

    private final Database database;
    private final Decks decks;
    private final InstantSource clock;

    Activations(Database database, Decks decks, InstantSource clock) {
        this.database = database;
        this.decks = decks;
        this.clock = clock;
    }

    /**
     * Puts a version in force, one that another has replaced too. What is authorised already keeps its prices.
     *
     * @param at null for at once
     * @param by the key's id, or {@code operator}
     */
    void activate(UUID deckId, @Nullable Instant at, String by) {
        // Made ready first, so that no attempt has to wait for it.
        database.read(sql -> find(sql.queryOne(SHOWN, deckId)));
        database.read(sql -> decks.version(sql, deckId));
        database.runInTransaction(tx -> {
            var name = find(tx.queryOne(SHOWN, deckId)).getString("name");
            DeckNames.lock(tx, name);
            var deck = find(tx.queryOne(SHOWN, deckId));
            if (at != null || !deck.getString("state").equals("ACTIVE")) {
                insert(tx, deckId, deck, at, by);
            }
        });
    }

    /** Takes back what has not come into force yet. */
    void cancel(UUID deckId, String by) {
        database.runInTransaction(tx -> {
            var deck = find(tx.queryOne(SHOWN, deckId));
            DeckNames.lock(tx, deck.getString("name"));
            if (find(tx.queryOne(SHOWN, deckId)).getOffsetDateTime("activates_at") == null) {
                throw Problems.conflict("not-scheduled", "no activation of this version is to come");
            }
            int cancelled = tx.execute("""
                UPDATE rate_deck_activation SET cancelled_at = clock_timestamp(), cancelled_by = $2
                WHERE deck_id = $1 AND cancelled_at IS NULL
                    AND activates_at > clock_timestamp() + $3::bigint * interval '1 millisecond'\
                """, deckId, by, LATEST_CANCEL.toMillis());
            if (cancelled == 0) {
                throw Problems.conflict(
                        "activation-imminent", "less than " + LATEST_CANCEL.toSeconds() + " s are left");
            }
            LOG.infof("deckId=%s name=%s msg=\"activation cancelled\"", deckId, deck.getString("name"));
        });
    }

    private void insert(Transaction tx, UUID deckId, Row deck, @Nullable Instant at, String by) {
        var now = tx.queryOne("SELECT clock_timestamp() AS now")
                .orElseThrow()
                .getOffsetDateTime("now")
                .toInstant();
        if (at != null && !at.isAfter(now)) {
            throw Problems.badField("at", "must not be in the past");
        }
        if (at != null && at.isAfter(now.plus(FARTHEST))) {
            throw Problems.badField("at", "must be at most two years ahead");
        }
        tx.execute(
                """
                INSERT INTO rate_deck_activation (id, deck_name, deck_id, version, activates_at, ordered_at, ordered_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7)\
                """,
                Ids.next(clock.instant(), ThreadLocalRandom.current()),
                deck.getString("name"),
                deckId,
                deck.getLong("version"),
                at == null ? now : at,
                now,
                by);
        LOG.infof(
                "deckId=%s name=%s version=%d at=%s msg=\"rate deck activated\"",
                deckId, deck.getString("name"), deck.getLong("version"), at == null ? now : at);
    }

    private static Row find(Optional<Row> deck) {
        return deck.orElseThrow(() -> Problems.notFound("rate-deck"));
    }
}
