package io.ringback.trigger.blocked;

import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.admission.BlockedNumbers.Block;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackStore;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The blocked numbers in the database, which is asked at each admission, so that a block is in force at once. */
@Singleton
public final class BlockedNumberStore {
    private static final String CONCERNING = """
            SELECT number, prefix, reason FROM blocked_number WHERE NOT lifted AND number = ANY($1)""";
    private static final String BLOCK = """
            INSERT INTO blocked_number (number, id, version, prefix, reason, lifted, changed_at)
            VALUES ($1, $2, 1, $3, $4, false, $5)
            ON CONFLICT (number) DO UPDATE
            SET version = blocked_number.version + 1, reason = EXCLUDED.reason,
                prefix = EXCLUDED.prefix OR (blocked_number.prefix AND NOT blocked_number.lifted),
                lifted = false, changed_at = EXCLUDED.changed_at
            RETURNING *""";
    private static final String LIFT = """
            UPDATE blocked_number SET version = version + 1, lifted = true, changed_at = $2
            WHERE number = $1 AND NOT lifted RETURNING *""";

    private final Database database;
    private final CallbackStore callbacks;
    private final InstantSource clock;

    BlockedNumberStore(Database database, CallbackStore callbacks, InstantSource clock) {
        this.database = database;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** The blocks in force that may concern any of these. */
    public BlockedNumbers concerning(Statements statements, Collection<Numbers> all) {
        String[] candidates = all.stream()
                .flatMap(Numbers::publicNumbers)
                .map(Party.E164::number)
                .flatMap(number -> BlockedNumbers.candidates(number).stream())
                .distinct()
                .toArray(String[]::new);
        return new BlockedNumbers(statements.query(CONCERNING, (Object) candidates).stream()
                .map(row -> new Block(row.getString("number"), row.getBoolean("prefix"), row.getString("reason")))
                .toList());
    }

    /** Blocks a number from now on, or changes its block; what is under way to or from it is stopped. */
    Block block(String number, boolean prefix, String reason) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        return database.inTransaction(tx -> {
            Row row = tx.queryOne(BLOCK, number, id, prefix, reason, now).orElseThrow();
            publish(tx, row, now);
            Block block = new Block(row.getString("number"), row.getBoolean("prefix"), row.getString("reason"));
            stop(tx, block, now);
            return block;
        });
    }

    private void stop(Transaction tx, Block block, Instant now) {
        List<Change> changes = callbacks.lockLiveWith(tx, block.number(), block.prefix()).stream()
                .map(callback -> Lifecycle.on(callback, new Input.Blocked(), now))
                .filter(change -> !change.outputs().isEmpty())
                .toList();
        changes.forEach(change -> callbacks.publish(tx, change));
        callbacks.saveAll(tx, changes);
    }

    /** @return false if the number was not blocked */
    boolean lift(String number) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> {
            Optional<Row> lifted = tx.queryOne(LIFT, number, now);
            lifted.ifPresent(row -> publish(tx, row, now));
            return lifted.isPresent();
        });
    }

    private static void publish(Transaction tx, Row row, Instant now) {
        tx.publish(
                Topic.BLOCKED_NUMBERS,
                new BlockedNumber(
                        row.getString("number"),
                        row.getLong("version"),
                        now,
                        false,
                        row.getBoolean("prefix"),
                        row.getString("reason"),
                        row.getBoolean("lifted")));
    }
}
