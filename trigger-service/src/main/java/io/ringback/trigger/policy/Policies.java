package io.ringback.trigger.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Statements;
import io.ringback.trigger.admission.Policy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operator's policies. They are few and asked for with each callback, so each replica remembers them, for a second:
 * a change is in force everywhere within that.
 */
@Singleton
public final class Policies {
    private static final String DEFAULT = "default";
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOCK = 0x706f6c696379L;
    private static final String PUT = """
            INSERT INTO admission_policy (scope, policy, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (scope) DO UPDATE SET policy = EXCLUDED.policy, changed_at = EXCLUDED.changed_at""";

    private final Database database;
    private final InstantSource clock;
    private volatile @Nullable Remembered remembered;

    private record Remembered(Map<String, Policy> policies, long readAt) {}

    Policies(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What holds for an account: its own policy, else everybody's, else {@link Policy#USUAL}. */
    public Policy of(Statements statements, UUID account) {
        Map<String, Policy> policies = latest(statements);
        Policy own = policies.get(account.toString());
        return own == null ? policies.getOrDefault(DEFAULT, Policy.USUAL) : own;
    }

    /** The account whose extensions those of a site are. */
    public Optional<UUID> accountAt(Statements statements, String site) {
        return latest(statements).entrySet().stream()
                .filter(entry -> entry.getValue().owns(site))
                .map(entry -> UUID.fromString(entry.getKey()))
                .findFirst();
    }

    /** @param account null for everybody's */
    Optional<Policy> written(@Nullable UUID account) {
        return Optional.ofNullable(database.read(Policies::read).get(scope(account)));
    }

    /**
     * @param account null for everybody's
     * @throws io.ringback.edge.problem.ProblemException 409 if a site is another account's
     */
    void put(@Nullable UUID account, Policy policy) {
        database.runInTransaction(tx -> {
            // One after the other, so that no site is given away twice.
            tx.query("SELECT pg_advisory_xact_lock($1)", LOCK);
            boolean taken = policy.sites() != null
                    && read(tx).entrySet().stream()
                            .filter(entry -> !entry.getKey().equals(scope(account)))
                            .anyMatch(entry -> policy.sites().stream().anyMatch(entry.getValue()::owns));
            if (taken) {
                throw Problems.conflict("site-taken", "a site is another account's");
            }
            tx.execute(PUT, scope(account), text(policy), clock.instant());
            tx.afterCommit(this::forget);
        });
    }

    /** @return false if there was none */
    boolean remove(@Nullable UUID account) {
        return database.inTransaction(tx -> {
            tx.afterCommit(this::forget);
            return tx.execute("DELETE FROM admission_policy WHERE scope = $1", scope(account)) > 0;
        });
    }

    private void forget() {
        remembered = null;
    }

    private Map<String, Policy> latest(Statements statements) {
        Remembered known = remembered;
        long now = System.nanoTime();
        if (known == null || now - known.readAt() > REMEMBERED_NANOS) {
            known = new Remembered(read(statements), now);
            remembered = known;
        }
        return known.policies();
    }

    private static Map<String, Policy> read(Statements statements) {
        Map<String, Policy> policies = new HashMap<>();
        statements
                .query("SELECT scope, policy FROM admission_policy")
                .forEach(row -> policies.put(row.getString("scope"), policy(row.getString("policy"))));
        return policies;
    }

    private static String scope(@Nullable UUID account) {
        return account == null ? DEFAULT : account.toString();
    }

    private static String text(Policy policy) {
        try {
            return Json.mapper().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store a policy", e);
        }
    }

    private static Policy policy(String text) {
        try {
            return Json.mapper().readValue(text, Policy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored policy", e);
        }
    }
}
