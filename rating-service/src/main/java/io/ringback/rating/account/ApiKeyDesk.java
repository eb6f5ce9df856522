package io.ringback.rating.account;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and revokes API keys. */
@Singleton
public class ApiKeyDesk {
    private static final String INSERT = """
            INSERT INTO api_key (id, account_id, name, sha256, scope, sandbox, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

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
     * @param key its text, only at its making
     */
    public record KeyView(
            UUID id,
            String name,
            String scope,
            boolean sandbox,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable String key) {}

    KeyView make(UUID accountId, ApiKeyOrder order) {
        var scope = order.scopeOrDefault();
        var secret = ApiKeySecret.draw(random);
        var now = clock.instant();
        var id = Ids.next(now, random);
        boolean sandbox = Boolean.TRUE.equals(order.sandbox());
        database.runInTransaction(tx -> {
            snapshots.lock(tx, accountId);
            tx.execute(INSERT, id, accountId, order.name(), secret.sha256(), scope, sandbox, now, order.expiresAt());
            var counted = tx.queryOne("SELECT count(*) AS n FROM api_key WHERE account_id = $1", accountId);
            if (counted.orElseThrow().getLong("n") > most) {
                throw Problems.unprocessable("too-many-keys", "an account may have at most " + most);
            }
            snapshots.publish(tx, accountId);
        });
        return new KeyView(id, order.name(), scope.name(), sandbox, now, order.expiresAt(), secret.text());
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
