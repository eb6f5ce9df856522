package io.ringback.rating.account;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.account.ForwardingOrder.RuleOrder;
import io.ringback.rating.forwarding.ForwardingRows;
import io.ringback.rating.snapshot.SnapshotPublisher;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Puts the forwarding rules of an account's numbers. */
@Singleton
class ForwardingDesk {
    private static final String INSERT = """
            INSERT INTO forwarding_rule (account_id, subscriber, condition, target, trunk, ring_timeout_seconds)
            VALUES ($1, $2, $3, $4::text::jsonb, $5, $6)""";

    private final Database database;
    private final SnapshotPublisher snapshots;

    ForwardingDesk(Database database, SnapshotPublisher snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    /** The rules of one number. */
    public record ForwardingView(String number, List<RuleOrder> rules) {}

    /** @throws io.ringback.edge.problem.ProblemException 404 unless the number is one of the account's */
    void put(UUID accountId, String number, ForwardingOrder order) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            requireOwn(tx, accountId, number);
            tx.execute("DELETE FROM forwarding_rule WHERE account_id = $1 AND subscriber = $2", accountId, number);
            order.rules()
                    .forEach(rule -> tx.execute(
                            INSERT,
                            accountId,
                            number,
                            rule.when(),
                            ForwardingRows.json(rule.party()),
                            rule.trunk(),
                            rule.ringTimeoutSeconds()));
            snapshots.publish(tx, accountId);
        });
    }

    List<ForwardingView> list(UUID accountId) {
        var rules = new LinkedHashMap<String, List<RuleOrder>>();
        database.read("""
                        SELECT subscriber, condition, target::text AS target, trunk, ring_timeout_seconds
                        FROM forwarding_rule WHERE account_id = $1 ORDER BY subscriber, condition""", accountId)
                .forEach(row -> rules.computeIfAbsent(row.getString("subscriber"), _ -> new ArrayList<>())
                        .add(RuleOrder.of(ForwardingRows.forward(row))));
        return rules.entrySet().stream()
                .map(entry -> new ForwardingView(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void requireOwn(Transaction tx, UUID accountId, String number) {
        if (tx.queryOne("SELECT 1 FROM caller_number WHERE account_id = $1 AND number = $2", accountId, number)
                .isEmpty()) {
            throw Problems.notFound("caller-id");
        }
    }
}
