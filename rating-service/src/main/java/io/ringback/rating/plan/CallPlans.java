package io.ringback.rating.plan;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Makes and changes call plans. A change counts from the next attempt on; running calls keep their prices. */
@Singleton
class CallPlans {
    private static final Logger LOG = Logger.getLogger(CallPlans.class);

    private final Database database;
    private final InstantSource clock;

    CallPlans(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return the id of the new plan */
    UUID make(CallPlanOrder order) {
        var now = clock.instant();
        var id = Ids.next(now, ThreadLocalRandom.current());
        try {
            database.runInTransaction(tx -> {
                requireDecks(tx, order);
                tx.execute(
                        """
                        INSERT INTO call_plan (id, name, currency, callee_deck, caller_leg, caller_deck, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)""",
                        id,
                        order.name(),
                        order.currency(),
                        order.calleeDeck(),
                        order.callerLeg(),
                        order.callerDeck(),
                        now);
            });
        } catch (SqlFault fault) {
            if (fault.isDuplicate()) {
                throw Problems.conflict("call-plan-taken", "there is a call plan of this name");
            }
            throw fault;
        }
        return id;
    }

    /** Name and currency stay: accounts rely on them. */
    void change(UUID planId, CallPlanOrder order) {
        database.runInTransaction(tx -> {
            var plan = tx.queryOne("SELECT name, currency FROM call_plan WHERE id = $1 FOR NO KEY UPDATE", planId)
                    .orElseThrow(() -> Problems.notFound("call-plan"));
            requireSame("name", plan.getString("name"), order.name());
            requireSame("currency", plan.getString("currency"), order.currency());
            requireDecks(tx, order);
            tx.execute(
                    "UPDATE call_plan SET callee_deck = $2, caller_leg = $3, caller_deck = $4 WHERE id = $1",
                    planId,
                    order.calleeDeck(),
                    order.callerLeg(),
                    order.callerDeck());
        });
        LOG.infof("plan=%s calleeDeck=%s msg=\"call plan changed\"", order.name(), order.calleeDeck());
    }

    private static void requireSame(String field, String known, String wanted) {
        if (!known.equals(wanted)) {
            throw Problems.badField(field, "must stay that of the plan, " + known);
        }
    }

    private static void requireDecks(Transaction tx, CallPlanOrder order) {
        requireDeck(tx, "calleeDeck", order.calleeDeck(), order.currency());
        if (order.callerDeck() != null) {
            requireDeck(tx, "callerDeck", order.callerDeck(), order.currency());
        }
    }

    private static void requireDeck(Transaction tx, String field, String name, String currency) {
        var deck = tx.queryOne("SELECT currency FROM rate_deck WHERE name = $1 ORDER BY version DESC LIMIT 1", name)
                .orElseThrow(() -> Problems.badField(field, "names no rate deck"));
        if (!deck.getString("currency").equals(currency)) {
            throw Problems.badField("currency", "must be that of the rate deck, " + deck.getString("currency"));
        }
    }
}
