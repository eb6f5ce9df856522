package io.ringback.rating.trunk;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Makes and changes what is known of trunks. A change counts from the next attempt on, in every replica. */
@Singleton
class Trunks {
    private static final Logger LOG = Logger.getLogger(Trunks.class);

    private final Database database;
    private final InstantSource clock;

    Trunks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void make(TrunkOrder order) {
        var now = clock.instant();
        try {
            database.runInTransaction(tx -> {
                requireDeck(tx, order);
                tx.execute(
                        """
                        INSERT INTO trunk (id, name, buy_deck, weight, strip, prefix, minimum_margin_percent,
                                           retry_budget_percent, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                        Ids.next(now, ThreadLocalRandom.current()),
                        order.name(),
                        order.buyDeck(),
                        order.weight(),
                        order.strip(),
                        order.prefix(),
                        order.minimumMarginPercent(),
                        order.retryBudgetPercent(),
                        now);
            });
        } catch (SqlFault fault) {
            if (fault.isDuplicate()) {
                throw Problems.conflict("trunk-taken", "there is a trunk of this name");
            }
            throw fault;
        }
        LOG.infof("trunk=%s msg=\"trunk made\"", order.name());
    }

    void change(String name, TrunkOrder order) {
        if (!name.equals(order.name())) {
            throw Problems.badField("name", "must stay that of the trunk");
        }
        int changed = database.inTransaction(tx -> {
            requireDeck(tx, order);
            return tx.execute(
                    """
                    UPDATE trunk SET buy_deck = $2, weight = $3, strip = $4, prefix = $5, minimum_margin_percent = $6,
                        retry_budget_percent = $7
                    WHERE name = $1""",
                    name,
                    order.buyDeck(),
                    order.weight(),
                    order.strip(),
                    order.prefix(),
                    order.minimumMarginPercent(),
                    order.retryBudgetPercent());
        });
        requireFound(changed);
        LOG.infof("trunk=%s msg=\"trunk changed\"", name);
    }

    void remove(String name) {
        requireFound(database.inTransaction(tx -> tx.execute("DELETE FROM trunk WHERE name = $1", name)));
        LOG.infof("trunk=%s msg=\"trunk removed\"", name);
    }

    private static void requireDeck(Transaction tx, TrunkOrder order) {
        if (order.buyDeck() != null
                && tx.queryOne("SELECT 1 FROM rate_deck WHERE name = $1 LIMIT 1", order.buyDeck())
                        .isEmpty()) {
            throw Problems.badField("buyDeck", "names no rate deck");
        }
    }

    private static void requireFound(int rows) {
        if (rows == 0) {
            throw Problems.notFound("trunk");
        }
    }
}
