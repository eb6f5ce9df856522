package io.ringback.rating.deck;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.Database;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has the versions in memory that attempts are about to need, in every replica: those that are in force, those that will
 * be within minutes, and those an attempt has asked for in vain.
 */
@Singleton
class DeckPreloader {
    private static final Logger LOG = Logger.getLogger(DeckPreloader.class);

    /** How often it looks; a version that is put in force at once is asked for by attempts before that. */
    private static final Duration LOOKED = Duration.ofSeconds(5);

    /** Time enough for a large one, on a busy machine too. */
    private static final String SOON = """
            SELECT d.id, d.rates FROM rate_deck d
            WHERE (d.id = deck_in_force(d.name) OR d.id IN (
                       SELECT a.deck_id FROM rate_deck_activation a
                       WHERE a.deck_name = d.name AND a.cancelled_at IS NULL
                           AND a.activates_at BETWEEN statement_timestamp() AND statement_timestamp() + interval '5 minutes'))
                AND d.name IN (SELECT callee_deck FROM call_plan UNION SELECT caller_deck FROM call_plan
                               UNION SELECT buy_deck FROM trunk)
            ORDER BY d.rates DESC""";

    private final Database database;
    private final Decks decks;
    private final Thread thread = Thread.ofVirtual().name("deck-preloader").unstarted(this::run);
    private volatile boolean stopped;

    DeckPreloader(Database database, Decks decks) {
        this.database = database;
        this.decks = decks;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(20));
    }

    /** Loads what is or will soon be in force, as far as there is room for it. */
    void lookAhead() {
        for (var row : database.read(SOON)) {
            var deckId = row.getUUID("id");
            if (decks.holdsOrFits(deckId, row.getLong("rates"))) {
                load(deckId);
            }
        }
    }

    private void load(UUID deckId) {
        database.read(sql -> decks.version(sql, deckId));
    }

    private void run() {
        while (!stopped) {
            try {
                lookAhead();
                var wanted = decks.awaitWanted(LOOKED);
                wanted.ifPresent(this::load);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopped) {
                    // The next look tries again; attempts that need the version wait for it meanwhile.
                    LOG.errorf(e, "msg=\"rate deck not loaded\"");
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOKED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
