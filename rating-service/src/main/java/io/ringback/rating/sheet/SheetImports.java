package io.ringback.rating.sheet;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.deck.DeckFacts;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes versions of sheets. One transaction each, on a connection of its own: whatever breaks off in between leaves
 * nothing behind. A dry run does the same and rolls back.
 */
@Singleton
class SheetImports {
    /** Each takes a connection and a core. */
    private static final int AT_ONCE = 2;

    private static final int RETRY_AFTER_SECONDS = 30;

    private final DataSource dataSource;
    private final Database database;
    private final Progress progress;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    SheetImports(DataSource dataSource, Database database, Progress progress, InstantSource clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Imports a sheet.
     *
     * @param by the key's id, or {@code operator}
     * @throws ProblemException 400 naming each bad line, 503 if too many are running
     */
    ImportReport run(ImportOrder order, String by, InputStream body) {
        if (!places.tryAcquire()) {
            throw Problems.unavailable("imports-running", AT_ONCE + " imports are running", RETRY_AFTER_SECONDS);
        }
        try {
            return followed(order, by, body);
        } finally {
            places.release();
        }
    }

    private ImportReport followed(ImportOrder order, String by, InputStream body) {
        var facts = Optional.ofNullable(order.facts()).orElseGet(() -> lastFacts(order.name()));
        var id = progress.begin(order, by);
        var lines = new SheetLines(order.format(), facts, reached -> progress.reached(id, reached));
        var state = ImportState.FAILED;
        @Nullable UUID made = null;
        try (var connection = dataSource.getConnection()) {
            var report = within(connection, id, order, facts, lines, body);
            state = order.dryRun() ? ImportState.COMPARED : ImportState.STORED;
            made = report.decks().getFirst().id();
            return report;
        } catch (ProblemException e) {
            state = ImportState.REFUSED;
            throw e;
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not take the sheet", e);
        } finally {
            progress.ended(id, state, lines.count(), made);
        }
    }

    private ImportReport within(
            Connection connection, UUID id, ImportOrder order, DeckFacts facts, SheetLines lines, InputStream body)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Progress.hold(connection, id);
            new Incoming(connection).nextVersion(order.name(), order.currency());
            var report = report(connection, id, order, facts, lines, body);
            if (order.dryRun()) {
                connection.rollback();
            } else {
                connection.commit();
            }
            return report;
        } finally {
            // After a commit there is nothing left to roll back.
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private ImportReport report(
            Connection connection, UUID id, ImportOrder order, DeckFacts facts, SheetLines lines, InputStream body)
            throws SQLException {
        var errors = new LineErrors();
        try (var staging = Staging.begin(connection)) {
            lines.read(body, staging, errors);
            if (!errors.any()) {
                staging.end();
            }
        }
        var incoming = new Incoming(connection);
        if (!errors.any()) {
            incoming.checkOverlaps(errors);
        }
        if (errors.any()) {
            throw errors.problem(lines.count());
        }
        var decks = new ArrayList<ImportReport.Deck>();
        decks.add(deck(connection, order, false, order.name(), facts));
        if (order.buyName() != null) {
            decks.add(deck(connection, order, true, order.buyName(), facts));
        }
        return new ImportReport(id, order.dryRun(), lines.count(), decks, lines.notCarried());
    }

    private ImportReport.Deck deck(Connection connection, ImportOrder order, boolean buy, String name, DeckFacts facts)
            throws SQLException {
        var incoming = new Incoming(connection);
        long rates = incoming.count(buy);
        if (rates == 0) {
            throw Problems.badRequest("no-rates", "the sheet has no rate for the deck " + name);
        }
        var difference = new Comparison(connection).with(incoming.inForce(name), buy);
        if (order.dryRun()) {
            long version = incoming.nextVersion(name, order.currency());
            return new ImportReport.Deck(null, name, order.currency(), version, rates, difference);
        }
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        long version = incoming.store(id, buy, name, order.currency(), facts, rates, now);
        return new ImportReport.Deck(id, name, order.currency(), version, rates, difference);
    }

    private DeckFacts lastFacts(String name) {
        List<DeckFacts> last = database.read(
                sql -> sql.query("SELECT * FROM rate_deck WHERE name = $1 ORDER BY version DESC LIMIT 1", name).stream()
                        .map(DeckFacts::of)
                        .toList());
        return last.isEmpty() ? DeckFacts.PLAIN : last.getFirst();
    }
}
