package io.ringback.trigger.stream;

import io.ringback.edge.access.Principal;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.trigger.callback.TimelineStep;
import io.ringback.trigger.store.StoredCallbacks;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads what a callback has told. */
@Singleton
final class StepReader {
    private final Database database;

    StepReader(Database database) {
        this.database = database;
    }

    /**
     * The steps after a number.
     *
     * @throws io.ringback.edge.problem.ProblemException 404 if the callback is not the principal's
     */
    Look look(UUID callbackId, Principal principal, int after, int limit) {
        return database.read(statements -> {
            // Asked first: if it does not live, its last step is there already.
            Row callback = statements
                    .queryOne("SELECT account_id, sandbox, live FROM callback WHERE id = $1", callbackId)
                    .orElseThrow(() -> Problems.notFound("callback"));
            principal.mustOwn(callback.getUUID("account_id"), callback.getBoolean("sandbox"), "callback");
            return new Look(callback.getBoolean("live"), StoredCallbacks.steps(statements, callbackId, after, limit));
        });
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 if the callback is not the principal's */
    void mustOwn(UUID callbackId, Principal principal) {
        look(callbackId, principal, 0, 1);
    }

    /**
     * A part of the story.
     *
     * @param live whether more can come
     */
    record Look(boolean live, List<TimelineStep> steps) {}
}
