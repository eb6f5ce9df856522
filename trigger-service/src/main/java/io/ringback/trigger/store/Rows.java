package io.ringback.trigger.store;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.TimelineStep;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Steps and past attempts as rows. */
final class Rows {
    private static final String INSERT_STEPS = """
            INSERT INTO timeline (callback_id, number, at, status, code, text, attempt_id)
            SELECT * FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                                 $7::uuid[])""";

    private Rows() {}

    /** A new step of a callback. */
    record Step(UUID callbackId, TimelineStep step) {}

    static void insert(Transaction tx, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Columns<Step> columns = new Columns<>(steps);
        tx.later(
                INSERT_STEPS,
                columns.ids(Step::callbackId),
                columns.integers(each -> each.step().number()),
                columns.moments(each -> each.step().at()),
                columns.texts(each -> each.step().status().name()),
                columns.texts(each -> each.step().code()),
                columns.texts(each -> each.step().text()),
                columns.ids(each -> each.step().attemptId()));
    }

    static TimelineStep step(Row row) {
        return new TimelineStep(
                row.getInteger("number"),
                row.getOffsetDateTime("at").toInstant(),
                CallbackStatus.valueOf(row.getString("status")),
                row.getString("code"),
                row.getString("text"),
                row.getUUID("attempt_id"));
    }

    static @Nullable Object[] arguments(UUID callbackId, ClosedAttempt attempt) {
        return new @Nullable Object[] {attempt.attemptId(), callbackId, attempt.number(), StoredJson.write(attempt)};
    }
}
