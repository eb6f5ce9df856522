package io.ringback.rating.correction;

import io.ringback.edge.problem.ProblemException;
import io.ringback.messaging.Database;
import io.ringback.rating.tariff.Micros;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Prices a period anew, step by step. Each attempt is a transaction of its own under a key of the batch, so a step that
 * was broken off is simply taken again: what it had corrected is not corrected twice.
 */
@Singleton
class Rerates {
    private static final Logger LOG = Logger.getLogger(Rerates.class);

    /** Attempts in one step: some seconds of work. */
    private static final int STEP = 500;

    /** Attempts a dry run looks at. */
    private static final int DRY_RUN = 5000;

    private static final String UNCHANGED = "unchanged";

    private final Database database;
    private final RerateRows rows;
    private final Corrections corrections;
    private final Foresight foresight;
    private final InstantSource clock;

    Rerates(Database database, RerateRows rows, Corrections corrections, Foresight foresight, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.corrections = corrections;
        this.foresight = foresight;
        this.clock = clock;
    }

    /** What it would do. Nothing is kept of it. */
    Rerate tried(RerateOrder order) {
        return database.read(sql -> {
            var currency = rows.currencyOf(sql, order.rateDeck());
            var candidates = rows.next(sql, order, null, null, DRY_RUN + 1);
            boolean done = candidates.size() <= DRY_RUN;
            Map<String, Long> skipped = new HashMap<>();
            long examined = 0;
            long corrected = 0;
            long before = 0;
            long after = 0;
            for (var candidate : done ? candidates : candidates.subList(0, DRY_RUN)) {
                examined++;
                switch (foresight.of(sql, candidate.attemptId(), order, currency)) {
                    case Foresight.Kept(String code) -> skipped.merge(code, 1L, Long::sum);
                    case Foresight.Changed(long from, long to) -> {
                        corrected++;
                        before += from;
                        after += to;
                    }
                }
            }
            return new Rerate(
                    null,
                    order.rateDeck(),
                    order.from(),
                    order.to(),
                    order.account(),
                    order.reason(),
                    done,
                    examined,
                    corrected,
                    skipped,
                    currency,
                    Micros.decimal(before),
                    Micros.decimal(after));
        });
    }

    /** Begins a batch and takes its first step. */
    Rerate begin(RerateOrder order, String by) {
        var id = database.inTransaction(tx -> {
            rows.currencyOf(tx, order.rateDeck());
            return rows.insert(tx, order, by, clock.instant());
        });
        return step(id);
    }

    /** Goes on where the batch stands; does nothing once it is done. */
    Rerate step(UUID id) {
        var batch = database.read(sql -> rows.read(sql, id));
        if (!batch.done()) {
            var candidates =
                    database.read(sql -> rows.next(sql, batch.order(), batch.cursorAt(), batch.cursorId(), STEP));
            for (var candidate : candidates) {
                correct(batch, candidate.attemptId());
            }
            database.runInTransaction(tx -> {
                // Another step may have been taken meanwhile; it has looked at the same attempts.
                if (rows.lock(tx, id).examined() == batch.examined()) {
                    rows.advance(tx, id, candidates, candidates.size() < STEP);
                }
            });
            LOG.infof("rerateId=%s attempts=%d msg=\"step of a rerate taken\"", id, candidates.size());
        }
        return progress(id);
    }

    Rerate progress(UUID id) {
        return database.read(sql -> rows.progress(sql, rows.read(sql, id)));
    }

    private void correct(RerateRows.Batch batch, UUID attemptId) {
        var order = batch.order();
        var ticket = new Corrections.Ticket(batch.by(), "rerate " + batch.id(), batch.id());
        try {
            Optional<String> kept = database.inTransaction(tx -> {
                var currency = rows.currencyOf(tx, order.rateDeck());
                return switch (foresight.of(tx, attemptId, order, currency)) {
                    case Foresight.Kept(String code) -> Optional.of(code);
                    case Foresight.Changed _ -> {
                        corrections.correct(
                                tx, attemptId, CorrectionOrder.byDeck(order.rateDeck(), order.reason()), ticket);
                        yield Optional.empty();
                    }
                };
            });
            kept.filter(code -> !code.equals(UNCHANGED)).ifPresent(code -> skip(batch.id(), attemptId, code));
        } catch (ProblemException e) {
            skip(batch.id(), attemptId, e.problem().code());
        }
    }

    private void skip(UUID id, UUID attemptId, String code) {
        database.runInTransaction(tx -> rows.skip(tx, id, attemptId, code));
    }
}
