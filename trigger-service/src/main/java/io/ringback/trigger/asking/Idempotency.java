package io.ringback.trigger.asking;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same response to the same request: the first one with a key stores its response in its own transaction, so
 * the others, which wait for that commit, find it.
 */
@Singleton
final class Idempotency {
    private static final String CLAIM = """
            INSERT INTO idempotency (api_key, path, key, request) VALUES ($1, $2, $3, $4)
            ON CONFLICT (api_key, path, key) DO UPDATE
            SET request = EXCLUDED.request, created_at = now(), status = NULL, body = NULL, callback_id = NULL
            WHERE idempotency.created_at < now() - make_interval(secs => $5)""";
    private static final String KEPT = """
            SELECT request, status, media_type, location, body, callback_id FROM idempotency
            WHERE api_key = $1 AND path = $2 AND key = $3 AND created_at >= now() - make_interval(secs => $4)""";
    private static final String AWAIT = """
            UPDATE idempotency SET callback_id = $4 WHERE api_key = $1 AND path = $2 AND key = $3""";
    private static final String KEEP = """
            UPDATE idempotency SET status = $4, media_type = $5, location = $6, body = $7
            WHERE api_key = $1 AND path = $2 AND key = $3 AND status IS NULL""";

    private final TriggerSettings settings;

    Idempotency(TriggerSettings settings) {
        this.settings = settings;
    }

    /**
     * What was answered to the same request before; read without waiting for one that is just being answered.
     *
     * @throws io.ringback.edge.problem.ProblemException 422 if another request came with the key
     */
    Optional<Answer> kept(Statements statements, Claim claim) {
        return row(statements, claim).flatMap(row -> answer(row, claim));
    }

    /**
     * Takes the key for this request.
     *
     * @return whether it is the first with the key; else {@link #kept} has the answer, or will have it
     * @throws io.ringback.edge.problem.ProblemException 422 if another request came with it
     */
    boolean claim(Transaction tx, Claim claim) {
        int claimed = tx.execute(CLAIM, claim.apiKey(), claim.path(), claim.key(), claim.request(), lifetime());
        return claimed == 1;
    }

    /** The callback whose answer is still being waited for; empty if the answer is there, or nobody asked. */
    Optional<UUID> awaited(Statements statements, Claim claim) {
        return row(statements, claim)
                .filter(row -> row.getInteger("status") == null)
                .map(row -> row.getUUID("callback_id"));
    }

    /** Says whose answer those who come again must wait for. */
    void await(Transaction tx, Claim claim, UUID callbackId) {
        tx.execute(AWAIT, claim.apiKey(), claim.path(), claim.key(), callbackId);
    }

    /** Keeps the response of the request that has taken the key in this transaction. */
    void keepFirst(Transaction tx, Claim claim, Answer answer) {
        tx.laterOne("the answer to a claimed request was there already", KEEP, keeping(claim, answer));
    }

    /**
     * Keeps the response for those who come again, unless there is one.
     *
     * @return the one that is kept
     */
    Answer keep(Transaction tx, Claim claim, Answer answer) {
        int kept = tx.execute(KEEP, keeping(claim, answer));
        return kept == 1 ? answer : kept(tx, claim).orElse(answer);
    }

    private static @Nullable Object[] keeping(Claim claim, Answer answer) {
        return new @Nullable Object[] {
            claim.apiKey(),
            claim.path(),
            claim.key(),
            answer.status(),
            answer.mediaType(),
            answer.location(),
            answer.body()
        };
    }

    private Optional<Row> row(Statements statements, Claim claim) {
        return statements.queryOne(KEPT, claim.apiKey(), claim.path(), claim.key(), lifetime());
    }

    private double lifetime() {
        return settings.idempotencyLifetime().toSeconds();
    }

    private static Optional<Answer> answer(Row row, Claim claim) {
        if (!row.getString("request").equals(claim.request())) {
            throw Problems.unprocessable(
                    "idempotency-key-reused", "this Idempotency-Key was used with another request");
        }
        return Optional.ofNullable(row.getInteger("status"))
                .map(status -> new Answer(
                        status, row.getString("media_type"), row.getString("location"), row.getString("body"), true));
    }
}
