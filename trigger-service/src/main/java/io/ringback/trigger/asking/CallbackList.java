package io.ringback.trigger.asking;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.access.Principal;
import io.ringback.edge.page.Cursor;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.store.StoredJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Callbacks as they are looked at, without a part in any change. */
@ApplicationScoped
class CallbackList {
    private final CurrentPrincipal principal;

    CallbackList(CurrentPrincipal principal) {
        this.principal = principal;
    }

    /** @return the callback, or 404 if it is not the asker's */
    @WithSession
    Uni<CallbackView> one(UUID id) {
        return row(id).chain(row ->
                place(row).chain(place -> withAttempts(List.of(row), place)).map(List::getFirst));
    }

    /** How many would be called before it, and itself; empty if it waits for no line. */
    private static Uni<Optional<Integer>> place(CallbackRow row) {
        if (!row.status.equals(CallbackStatus.WAITING_FOR_LINE.name())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return CallbackRow.count(
                        "waitsFor = ?1 and live = true and (createdAt < ?2 or (createdAt = ?2 and id <= ?3))",
                        row.waitsFor,
                        row.createdAt,
                        row.id)
                .map(count -> Optional.of(count.intValue()));
    }

    private Uni<CallbackRow> row(UUID id) {
        // Asked here: what comes later is in no request any more.
        Principal asker = principal.get();
        return CallbackRow.<CallbackRow>findById(id).onItem().transform(row -> {
            if (row == null) {
                throw Problems.notFound("callback");
            }
            asker.mustOwn(row.accountId, row.sandbox, "callback");
            return row;
        });
    }

    /**
     * Which callbacks are looked for; null for any.
     *
     * @param sandbox those of the sandbox, or the real ones
     * @param from accepted at or after
     * @param to accepted before
     */
    record Wish(
            @Nullable UUID account,
            @Nullable Boolean sandbox,
            @Nullable CallbackStatus status,
            @Nullable String caller,
            @Nullable String callee,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The latest first. */
    @WithSession
    Uni<Page<CallbackView>> page(PageRequest page, Wish wish) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        equal("accountId", wish.account(), conditions, values);
        equal("sandbox", wish.sandbox(), conditions, values);
        equal("status", wish.status() == null ? null : wish.status().name(), conditions, values);
        equal("caller", wish.caller(), conditions, values);
        equal("callee", wish.callee(), conditions, values);
        bound("createdAt >= :from", "from", wish.from(), conditions, values);
        bound("createdAt < :to", "to", wish.to(), conditions, values);
        Cursor after = page.after();
        if (after != null) {
            conditions.add("(createdAt < :at or (createdAt = :at and id < :id))");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        String where = conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
        return CallbackRow.<CallbackRow>find(where + " order by createdAt desc, id desc", values)
                .range(0, page.limit())
                .list()
                .chain(rows -> {
                    Page<CallbackRow> found = Page.of(rows, page.limit(), row -> row.createdAt, row -> row.id);
                    return withAttempts(found.items(), Optional.empty()).map(views -> new Page<>(views, found.next()));
                });
    }

    /** The past attempts of a callback, oldest first. */
    @WithSession
    Uni<AttemptPage> attempts(UUID id, int after, int limit) {
        return row(id).chain(row -> AttemptRow.<AttemptRow>find(
                        "callbackId = ?1 and number > ?2 order by number", id, after)
                .range(0, limit - 1)
                .list()
                .map(rows -> new AttemptPage(
                        rows.stream()
                                .map(each -> AttemptView.of(StoredJson.attempt(each.body)))
                                .toList(),
                        rows.size() == limit ? rows.getLast().number : null)));
    }

    /**
     * A part of the past attempts.
     *
     * @param next asked for with {@code after}; null at the end
     */
    public record AttemptPage(
            List<AttemptView> items, @Nullable Integer next) {}

    private static Uni<List<CallbackView>> withAttempts(List<CallbackRow> rows, Optional<Integer> place) {
        List<Callback> callbacks =
                rows.stream().map(row -> StoredJson.callback(row.state)).toList();
        return AttemptRow.<AttemptRow>list(latest(callbacks), values(callbacks)).map(attempts -> {
            Map<UUID, List<AttemptRow>> byCallback =
                    attempts.stream().collect(Collectors.groupingBy(row -> row.callbackId));
            return callbacks.stream()
                    .map(callback -> CallbackView.of(
                            callback,
                            byCallback.getOrDefault(callback.id(), List.of()).stream()
                                    .map(attempt -> StoredJson.attempt(attempt.body))
                                    .toList(),
                            place.orElse(null)))
                    .toList();
        });
    }

    /** Attempts are numbered without gaps, so the latest are those above a number. */
    private static String latest(List<Callback> callbacks) {
        StringBuilder condition = new StringBuilder("(callbackId in :few");
        for (int i = 0; i < callbacks.size(); i++) {
            if (hasMany(callbacks.get(i))) {
                condition.append(" or (callbackId = :id%d and number > :from%d)".formatted(i, i));
            }
        }
        return condition.append(") order by callbackId, number").toString();
    }

    private static Map<String, Object> values(List<Callback> callbacks) {
        Map<String, Object> values = new HashMap<>();
        values.put(
                "few",
                callbacks.stream()
                        .filter(callback -> !hasMany(callback))
                        .map(Callback::id)
                        .toList());
        for (int i = 0; i < callbacks.size(); i++) {
            if (hasMany(callbacks.get(i))) {
                values.put("id" + i, callbacks.get(i).id());
                values.put("from" + i, callbacks.get(i).attempts() - CallbackView.ATTEMPTS);
            }
        }
        return values;
    }

    private static boolean hasMany(Callback callback) {
        return callback.attempts() > CallbackView.ATTEMPTS;
    }

    private static void equal(
            String field, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(field + " = :" + field);
            values.put(field, value);
        }
    }

    private static void bound(
            String condition,
            String name,
            @Nullable Instant value,
            List<String> conditions,
            Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
