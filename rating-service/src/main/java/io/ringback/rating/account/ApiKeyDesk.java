package io.ringback.rating.account;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.snapshot.SnapshotPublisher;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and revokes API keys. */
@Singleton
public class ApiKeyDesk {
    private static final String INSERT = """
            INSERT INTO api_key (id, account_id, name, sha256, scope, sandbox, created_at, expires_at, replaces)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final Duration EXPIRED_KEPT = Duration.ofDays(30);

    private final Database database;
    private final SnapshotPublisher snapshots;
    private final InstantSource clock;
    private final int most;
    private final SecureRandom random = new SecureRandom();

    ApiKeyDesk(Database database, SnapshotPublisher snapshots, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.most = config.maxKeys();
    }

    /**
     * A key as it is shown.
     *
     * @param usedAt when it was last used here, to the minute
     * @param replaces the key it was made to take the place of
     * @param key its text, only at its making
     */
    public record KeyView(
            UUID id,
            String name,
            String scope,
            boolean sandbox,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable UUID replaces,
            @Nullable String key) {}

    KeyView make(UUID accountId, ApiKeyOrder order) {
        var scope = order.scopeOrDefault();
        boolean sandbox = Boolean.TRUE.equals(order.sandbox());
        return database.inTransaction(tx -> {
            snapshots.lock(tx, accountId);
            var made = insert(tx, accountId, order.name(), scope.name(), sandbox, order.expiresAt(), null);
            snapshots.publish(tx, accountId);
            return made;
        });
    }

    /**
     * Makes a key that may do the same, and lets the old one count for a while yet.
     *
     * @throws io.ringback.edge.problem.ProblemException 404 without the key, 409 if it counts no more
     */
    KeyView rotate(UUID accountId, UUID keyId, Duration overlap) {
        return database.inTransaction(tx -> {
            snapshots.lock(tx, accountId);
            var old = tx.queryOne("SELECT * FROM api_key WHERE account_id = $1 AND id = $2", accountId, keyId)
                    .orElseThrow(() -> Problems.notFound("key"));
            var now = clock.instant();
            @Nullable OffsetDateTime expires = old.getOffsetDateTime("expires_at");
            @Nullable Instant oldEnd = expires == null ? null : expires.toInstant();
            if (oldEnd != null && !now.isBefore(oldEnd)) {
                throw Problems.conflict("key-expired", "an expired key is not rotated: make a new one");
            }
            var made = insert(
                    tx,
                    accountId,
                    old.getString("name"),
                    old.getString("scope"),
                    old.getBoolean("sandbox"),
                    oldEnd,
                    keyId);
            tx.execute(
                    "UPDATE api_key SET expires_at = least(coalesce(expires_at, $2), $2) WHERE id = $1",
                    keyId,
                    now.plus(overlap));
            snapshots.publish(tx, accountId);
            return made;
        });
    }

    private KeyView insert(
            Transaction tx,
            UUID accountId,
            String name,
            String scope,
            boolean sandbox,
            @Nullable Instant expiresAt,
            @Nullable UUID replaces) {
        var secret = ApiKeySecret.draw(random);
        var now = clock.instant();
        var id = Ids.next(now, random);
        // What has expired long ago is of no use to anybody, and everyone would be told of it for ever.
        tx.execute("DELETE FROM api_key WHERE account_id = $1 AND expires_at < $2", accountId, now.minus(EXPIRED_KEPT));
        tx.execute(INSERT, id, accountId, name, secret.sha256(), scope, sandbox, now, expiresAt, replaces);
        var counted = tx.queryOne(
                "SELECT count(*) AS n FROM api_key WHERE account_id = $1 AND (expires_at IS NULL OR expires_at > $2)",
                accountId,
                now);
        if (counted.orElseThrow().getLong("n") > most) {
            throw Problems.unprocessable("too-many-keys", "an account may have at most " + most);
        }
        return new KeyView(id, name, scope, sandbox, now, expiresAt, null, replaces, secret.text());
    }

    void revoke(UUID accountId, UUID keyId) {
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            if (tx.execute("DELETE FROM api_key WHERE account_id = $1 AND id = $2", accountId, keyId) == 0) {
                throw Problems.notFound("key");
            }
            snapshots.publish(tx, accountId);
        });
    }
}
