package io.ringback.trigger.asking;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives the same response to the same request: the first one with a key stores its response in its own transaction, so
 * the others, which wait for that commit, find it.
 */
@Singleton
final class Idempotency {
    private static final String CLAIM = """
            INSERT INTO idempotency (api_key, path, key, request) VALUES ($1, $2, $3, $4)
            ON CONFLICT (api_key, path, key) DO UPDATE
            SET request = EXCLUDED.request, created_at = now(), status = NULL, body = NULL
            WHERE idempotency.created_at < now() - make_interval(secs => $5)""";
    private static final String KEPT = """
            SELECT request, status, media_type, location, body FROM idempotency
            WHERE api_key = $1 AND path = $2 AND key = $3""";
    private static final String KEEP = """
            UPDATE idempotency SET status = $4, media_type = $5, location = $6, body = $7
            WHERE api_key = $1 AND path = $2 AND key = $3""";

    private final TriggerSettings settings;

    Idempotency(TriggerSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes the key for this request.
     *
     * @return the kept response if the same request came before
     * @throws io.ringback.edge.problem.ProblemException 422 if another request came with it
     */
    Optional<Answer> claim(Transaction tx, Claim claim) {
        int claimed = tx.execute(CLAIM, claim.apiKey(), claim.path(), claim.key(), claim.request(), (double)
                settings.idempotencyLifetime().toSeconds());
        if (claimed == 1) {
            return Optional.empty();
        }
        Row kept = tx.queryOne(KEPT, claim.apiKey(), claim.path(), claim.key()).orElseThrow();
        if (!kept.getString("request").equals(claim.request())) {
            throw Problems.unprocessable(
                    "idempotency-key-reused", "this Idempotency-Key was used with another request");
        }
        return Optional.of(new Answer(
                kept.getInteger("status"),
                kept.getString("media_type"),
                kept.getString("location"),
                kept.getString("body"),
                true));
    }

    /** Keeps the response for those who come again. */
    void keep(Transaction tx, Claim claim, Answer answer) {
        tx.execute(
                KEEP,
                claim.apiKey(),
                claim.path(),
                claim.key(),
                answer.status(),
                answer.mediaType(),
                answer.location(),
                answer.body());
    }
}
