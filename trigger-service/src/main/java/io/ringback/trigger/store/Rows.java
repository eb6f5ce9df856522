package io.ringback.trigger.store;

import io.ringback.contracts.values.CallbackStatus;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.callback.ClosedAttempt;
import io.ringback.trigger.callback.TimelineStep;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Steps and past attempts as rows. */
final class Rows {
    /** Steps are many: one statement for all of them costs the server a fraction of one for each. */
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
        tx.later(
                INSERT_STEPS,
                array(steps, UUID[]::new, Step::callbackId),
                array(steps, Integer[]::new, each -> each.step().number()),
                array(steps, OffsetDateTime[]::new, each -> each.step().at().atOffset(ZoneOffset.UTC)),
                array(steps, String[]::new, each -> each.step().status().name()),
                array(steps, String[]::new, each -> each.step().code()),
                array(steps, String[]::new, each -> each.step().text()),
                array(steps, UUID[]::new, each -> each.step().attemptId()));
    }

    /** A column of the rows; typed as one argument, not as many. */
    private static <T> Object array(List<Step> steps, IntFunction<T[]> make, Function<Step, @Nullable T> column) {
        return steps.stream().map(column).toArray(make);
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
