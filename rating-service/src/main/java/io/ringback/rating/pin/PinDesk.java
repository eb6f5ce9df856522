package io.ringback.rating.pin;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sets, changes and takes away PINs. */
@Singleton
class PinDesk {
    private static final Logger LOG = Logger.getLogger(PinDesk.class);
    private static final int RETRY_SECONDS = 60;

    private final Database database;
    private final Pins pins;
    private final SignIns signIns;
    private final InstantSource clock;

    PinDesk(Database database, Pins pins, SignIns signIns, InstantSource clock) {
        this.database = database;
        this.pins = pins;
        this.signIns = signIns;
        this.clock = clock;
    }

    /**
     * Whether there is a PIN.
     *
     * @param lockedUntil no try counts before then
     */
    public record PinView(
            boolean set,
            @Nullable Instant changedAt,
            @Nullable Instant lockedUntil) {}

    PinView view(UUID accountId) {
        return database.read(statements -> {
            if (statements
                    .queryOne("SELECT 1 FROM account WHERE id = $1", accountId)
                    .isEmpty()) {
                throw Problems.notFound("account");
            }
            var now = clock.instant();
            return statements
                    .queryOne("SELECT * FROM account_pin WHERE account_id = $1", accountId)
                    .map(row -> new PinView(
                            true,
                            instant(row.getOffsetDateTime("changed_at")),
                            locked(row.getOffsetDateTime("locked_until"), now)))
                    .orElseGet(() -> new PinView(false, null, null));
        });
    }

    /** Sets it without asking for the old one, and ends a lock-out. */
    void reset(UUID accountId, PinOrder order) {
        var hash = pins.hash(order.pin());
        database.runInTransaction(tx -> {
            lock(tx, accountId);
            pins.set(tx, accountId, hash, clock.instant());
            signIns.end(tx, accountId);
        });
        LOG.infof("accountId=%s msg=\"PIN set by the operator\"", accountId);
    }

    /** Sets it for whoever knows the old one; a wrong one counts as a wrong try. */
    void change(UUID accountId, PinOrder order) {
        var oldPin = order.oldPin();
        if (oldPin == null) {
            throw Problems.badField("oldPin", "is required with a customer's key");
        }
        var tried = database.read(statements -> pins.ofAccount(statements, accountId, oldPin));
        var hash = pins.hash(order.pin());
        var outcome = database.inTransaction(tx -> {
            lock(tx, accountId);
            var counted = pins.count(tx, tried, clock.instant());
            if (counted == Pins.Outcome.RIGHT) {
                pins.set(tx, accountId, hash, clock.instant());
                signIns.end(tx, accountId);
            }
            return counted;
        });
        switch (outcome) {
            case RIGHT -> LOG.infof("accountId=%s msg=\"PIN changed by the customer\"", accountId);
            case WRONG -> throw Problems.forbidden("wrong-pin", "the old PIN is not right, or none is set");
            case LOCKED -> throw Problems.tooMany("pin-locked", "too many wrong tries: come back later", RETRY_SECONDS);
        }
    }

    void remove(UUID accountId) {
        database.runInTransaction(tx -> {
            lock(tx, accountId);
            if (tx.execute("DELETE FROM account_pin WHERE account_id = $1", accountId) == 0) {
                throw Problems.notFound("pin");
            }
            signIns.end(tx, accountId);
        });
    }

    private static void lock(Transaction tx, UUID accountId) {
        if (tx.queryOne("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", accountId)
                .isEmpty()) {
            throw Problems.notFound("account");
        }
    }

    private static @Nullable Instant locked(@Nullable OffsetDateTime until, Instant now) {
        var instant = instant(until);
        return instant == null || !now.isBefore(instant) ? null : instant;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
