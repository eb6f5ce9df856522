package io.ringback.rating.account;

import io.ringback.edge.access.NumberProofTokens;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.SqlFault;
import io.ringback.messaging.Transaction;
import io.ringback.rating.snapshot.SnapshotPublisher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Registers the numbers that are proven to be an account's. */
@Singleton
class CallerNumbers {
    private static final String UPSERT = """
            INSERT INTO caller_number (account_id, number, active, created_at, source)
            VALUES ($1, $2, $3, $4, 'OPERATOR')
            ON CONFLICT (account_id, number) DO UPDATE SET active = excluded.active""";

    /** A number the account has already stays as it is. */
    private static final String OFFER = """
            INSERT INTO caller_number (account_id, number, active, created_at, source)
            VALUES ($1, $2, false, $3, 'CUSTOMER') ON CONFLICT (account_id, number) DO NOTHING""";

    private static final String PROVE = """
            INSERT INTO caller_number (account_id, number, active, created_at, source)
            VALUES ($1, $2, true, $3, 'CUSTOMER') ON CONFLICT (account_id, number) DO UPDATE SET active = true""";

    private final Database database;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;
    private final NumberProofTokens proofs;

    CallerNumbers(
            Database database,
            SnapshotPublisher snapshots,
            InstantSource clock,
            @ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.proofs = new NumberProofTokens(sharedKey);
    }

    /** Adds the number as the account's own word: inactive until somebody has proven it. */
    void offer(UUID accountId, String number) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            if (tx.execute(OFFER, accountId, number, clock.instant()) == 1) {
                requireRoom(tx, accountId);
                snapshots.publish(tx, accountId);
            }
        });
    }

    /**
     * Adds the number as one the account's customer has answered at: active.
     *
     * @throws io.ringback.edge.problem.ProblemException 400 if the proof is of another number or account, or has run out
     */
    void prove(UUID accountId, String number, String proof) {
        Instant now = clock.instant();
        if (proofs.read(proof, now)
                .filter(read -> read.shows(accountId, number))
                .isEmpty()) {
            throw Problems.badField("proof", "does not show that the number is this account's");
        }
        changing(tx -> {
            snapshots.lock(tx, accountId);
            tx.execute(PROVE, accountId, number, now);
            requireRoom(tx, accountId);
            snapshots.publish(tx, accountId);
        });
    }

    /** Adds the number, or changes whether it is active. */
    void put(UUID accountId, CallerNumberOrder order) {
        changing(tx -> put(tx, accountId, order));
    }

    private void changing(Consumer<Transaction> change) {
        try {
            database.runInTransaction(change::accept);
        } catch (SqlFault fault) {
            if (fault.isDuplicate()) {
                throw Problems.conflict("caller-id-taken", "the number is active on another account");
            }
            throw fault;
        }
    }

    CallerIdsResource.CallerIdView view(UUID accountId, String number) {
        var row =
                database
                        .read("SELECT * FROM caller_number WHERE account_id = $1 AND number = $2", accountId, number)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("caller-id"));
        return new CallerIdsResource.CallerIdView(
                number,
                row.getBoolean("active"),
                CallerIdsResource.Source.valueOf(row.getString("source")),
                row.getOffsetDateTime("created_at").toInstant());
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
        tx.execute(UPSERT, accountId, order.number(), order.activeOrDefault(), clock.instant());
        requireRoom(tx, accountId);
        snapshots.publish(tx, accountId);
    }

    private static void requireRoom(Transaction tx, UUID accountId) {
        var counted = tx.queryOne("""
                        SELECT count(*) AS n, max(a.max_caller_numbers) AS most
                        FROM caller_number c JOIN account a ON a.id = c.account_id WHERE a.id = $1""", accountId).orElseThrow();
        int most = counted.getInteger("most");
        if (counted.getLong("n") > most) {
            throw Problems.unprocessable("too-many-caller-ids", "this account may have at most " + most);
        }
    }
}
