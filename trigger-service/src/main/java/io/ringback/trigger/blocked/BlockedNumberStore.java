package io.ringback.trigger.blocked;

import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Asked;
import io.ringback.messaging.Database;
import io.ringback.messaging.Received;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.admission.BlockedNumbers.Block;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.callback.Change;
import io.ringback.trigger.callback.Input;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.store.CallbackStore;
import io.ringback.trigger.store.StoredCallbacks;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The blocked numbers in the database, which is asked at each admission, so that a block is in force at once. */
@Singleton
public final class BlockedNumberStore {
    /** The person rung does not want to be. */
    static final String OPT_OUT = "OPT_OUT";

    private static final String CONCERNING = """
            SELECT number, prefix, reason FROM blocked_number WHERE NOT lifted AND number = ANY($1)""";
    private static final String BLOCK = """
            INSERT INTO blocked_number (number, id, version, prefix, reason, lifted, changed_at, note, callback_id)
            VALUES ($1, $2, 1, $3, $4, false, $5, $6, $7)
            ON CONFLICT (number) DO UPDATE
            SET version = blocked_number.version + 1, reason = EXCLUDED.reason,
                prefix = EXCLUDED.prefix OR (blocked_number.prefix AND NOT blocked_number.lifted),
                lifted = false, changed_at = EXCLUDED.changed_at, note = EXCLUDED.note,
                callback_id = EXCLUDED.callback_id
            RETURNING *""";
    private static final String LIFT = """
            UPDATE blocked_number SET version = version + 1, lifted = true, changed_at = $2, note = $3
            WHERE number = $1 AND NOT lifted RETURNING *""";
    private static final String REMEMBER = """
            INSERT INTO blocked_number_change (number, version, at, lifted, reason, note, callback_id, key_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private final Database database;
    private final CallbackStore callbacks;
    private final InstantSource clock;

    BlockedNumberStore(Database database, CallbackStore callbacks, InstantSource clock) {
        this.database = database;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** Asks for the blocks in force that may concern any of these. */
    public Supplier<BlockedNumbers> concerning(Statements statements, Collection<Numbers> all) {
        String[] candidates = all.stream()
                .flatMap(Numbers::everyNumber)
                .map(Party.E164::number)
                .flatMap(number -> BlockedNumbers.candidates(number).stream())
                .distinct()
                .toArray(String[]::new);
        Asked asked = statements.ask(CONCERNING, (Object) candidates);
        return () -> new BlockedNumbers(
                asked.rows().stream().map(BlockedNumberStore::block).toList());
    }

    /**
     * Blocks a number from now on, or changes its block; what is under way to or from it is stopped.
     *
     * @param keyId whose key the operator used
     */
    Block block(BlockBody body, String keyId) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> {
            Row row = write(tx, body.number(), body.blocksPrefix(), body.why(), now, body.note(), null);
            tell(tx, row, now, keyId);
            stop(tx, block(row), null, now);
            return block(row);
        });
    }

    /**
     * Blocks a number because somebody who answered there asked for it. What else is under way to it is stopped when the
     * news comes back: here, other callbacks are locked.
     *
     * @param callback in which it was asked for; left to end by itself
     */
    public void optOut(Transaction tx, String number, UUID callback, Instant now) {
        tell(tx, write(tx, number, false, OPT_OUT, now, null, callback), now, null);
    }

    /** Stops what is under way to or from a number that was blocked, if it still is. */
    public void heard(Transaction tx, Received<? extends Message> message) {
        if (message.message() instanceof BlockedNumber told && !told.lifted()) {
            tx.queryOne("SELECT * FROM blocked_number WHERE number = $1 AND NOT lifted", told.number())
                    .ifPresent(row -> stop(tx, block(row), row.getUUID("callback_id"), clock.instant()));
        }
    }

    private void stop(Transaction tx, Block block, @Nullable UUID except, Instant now) {
        List<Change> changes = StoredCallbacks.lockLiveWith(tx, block.number(), block.prefix()).stream()
                .filter(callback -> !callback.id().equals(except))
                .map(callback -> Lifecycle.on(callback, new Input.Blocked(), now))
                .filter(change -> !change.outputs().isEmpty())
                .toList();
        changes.forEach(change -> callbacks.publish(tx, change));
        callbacks.saveAll(tx, changes);
    }

    /**
     * Lifts a block.
     *
     * @param note why
     * @param keyId whose key the operator used
     * @return false if the number was not blocked
     */
    boolean lift(String number, @Nullable String note, String keyId) {
        Instant now = clock.instant();
        return database.inTransaction(tx -> {
            Optional<Row> lifted = tx.queryOne(LIFT, number, now, note);
            lifted.ifPresent(row -> tell(tx, row, now, keyId));
            return lifted.isPresent();
        });
    }

    /** The number's entry and all that was done to it, the latest first; empty if nothing ever was. */
    Optional<BlockedNumberView> look(String number) {
        return database.read(statements -> statements
                .queryOne("SELECT * FROM blocked_number WHERE number = $1", number)
                .map(row -> BlockedNumberView.of(
                        row,
                        statements.query(
                                "SELECT * FROM blocked_number_change WHERE number = $1 ORDER BY version DESC LIMIT 100",
                                number))));
    }

    private static Row write(
            Transaction tx,
            String number,
            boolean prefix,
            String reason,
            Instant now,
            @Nullable String note,
            @Nullable UUID callback) {
        return tx.queryOne(BLOCK, number, Ids.next(), prefix, reason, now, note, callback)
                .orElseThrow();
    }

    private static void tell(Transaction tx, Row row, Instant now, @Nullable String keyId) {
        tx.later(
                REMEMBER,
                row.getString("number"),
                row.getLong("version"),
                now,
                row.getBoolean("lifted"),
                row.getString("reason"),
                row.getString("note"),
                row.getUUID("callback_id"),
                keyId);
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

    private static Block block(Row row) {
        return new Block(row.getString("number"), row.getBoolean("prefix"), row.getString("reason"));
    }
}
