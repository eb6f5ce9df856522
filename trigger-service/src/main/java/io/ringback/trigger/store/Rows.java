package io.ringback.trigger.store;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.TimelineStep;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Steps and past attempts as rows. */
final class Rows {
    private Rows() {}

    static TimelineStep step(Row row) {
        return new TimelineStep(
                row.getInteger("number"),
                row.getOffsetDateTime("at").toInstant(),
                CallbackStatus.valueOf(row.getString("status")),
                row.getString("code"),
                row.getString("text"),
                row.getUUID("attempt_id"));
    }

    static @Nullable Object[] arguments(UUID callbackId, TimelineStep step) {
        return new @Nullable Object[] {
            callbackId, step.number(), step.at(), step.status(), step.code(), step.text(), step.attemptId()
        };
    }

    static @Nullable Object[] arguments(UUID callbackId, ClosedAttempt attempt) {
        return new @Nullable Object[] {attempt.attemptId(), callbackId, attempt.number(), StoredJson.write(attempt)};
    }
}
