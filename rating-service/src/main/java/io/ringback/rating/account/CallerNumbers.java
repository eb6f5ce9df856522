package io.ringback.rating.account;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Registers the numbers that are proven to be an account's. */
@Singleton
class CallerNumbers {
    private static final String UPSERT = """
            INSERT INTO caller_number (account_id, number, active, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account_id, number) DO UPDATE SET active = excluded.active""";

    private final Database database;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;
    private final int most;

    CallerNumbers(Database database, SnapshotPublisher snapshots, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.most = config.maxCallerNumbers();
    }

    /** Adds the number, or changes whether it is active. */
    void put(UUID accountId, CallerNumberOrder order) {
        try {
            database.runInTransaction(tx -> put(tx, accountId, order));
        } catch (SqlFault fault) {
            if (fault.isDuplicate()) {
                throw Problems.conflict("caller-id-taken", "the number is active on another account");
            }
            throw fault;
        }
    }

    void remove(UUID accountId, String number) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            int removed =
                    tx.execute("DELETE FROM caller_number WHERE account_id = $1 AND number = $2", accountId, number);
            if (removed == 0) {
                throw Problems.notFound("caller-id");
            }
            snapshots.publish(tx, accountId);
        });
    }

    private void put(Transaction tx, UUID accountId, CallerNumberOrder order) {
        snapshots.lock(tx, accountId);
        tx.execute(UPSERT, accountId, order.number(), order.active(), clock.instant());
        var counted = tx.queryOne("SELECT count(*) AS n FROM caller_number WHERE account_id = $1", accountId);
        if (counted.orElseThrow().getLong("n") > most) {
            throw Problems.unprocessable("too-many-caller-ids", "an account may have at most " + most);
        }
        snapshots.publish(tx, accountId);
    }
}
