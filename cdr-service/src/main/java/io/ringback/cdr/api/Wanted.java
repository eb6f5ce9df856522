package io.ringback.cdr.api;

import io.ringback.edge.page.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for; what is null is not asked.
 *
 * @param sandbox those of the sandbox, or the real ones
 * @param from ended at or after
 * @param to ended before
 * @param outcome a disposition, or REFUSED
 */
record Wanted(
        @Nullable UUID callback,
        @Nullable UUID account,
        @Nullable Boolean sandbox,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String outcome,
        @Nullable String campaign) {

    /** @param after where the page before ended, null for the first */
    Question page(@Nullable Cursor after) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        add(conditions, values, "callbackId = :callback", "callback", callback);
        add(conditions, values, "accountId = :account", "account", account);
        add(conditions, values, "sandbox = :sandbox", "sandbox", sandbox);
        add(conditions, values, "endedAt >= :from", "from", from);
        add(conditions, values, "endedAt < :to", "to", to);
        add(conditions, values, "outcome = :outcome", "outcome", outcome);
        add(conditions, values, "campaign = :campaign", "campaign", campaign);
        if (after != null) {
            conditions.add("(endedAt, attemptId) < (:at, :id)");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        return new Question("from StoredRecord " + where + "order by endedAt desc, attemptId desc", values);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /** What Hibernate is asked. */
    record Question(String hql, Map<String, Object> values) {}
}
