package io.ringback.trigger.asking;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.ringback.contracts.values.CallbackStatus;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.page.Cursor;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.store.StoredJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        UUID account = principal.accountId();
        return CallbackRow.<CallbackRow>findById(id)
                .onItem()
                .transform(row -> {
                    if (row == null || (account != null && !account.equals(row.accountId))) {
                        throw Problems.notFound("callback");
                    }
                    return row;
                })
                .chain(row -> withAttempts(List.of(row)).map(List::getFirst));
    }

    /** The latest first. */
    @WithSession
    Uni<Page<CallbackView>> page(
            PageRequest page, @Nullable UUID account, @Nullable CallbackStatus status, @Nullable String caller) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        equal("accountId", account, conditions, values);
        equal("status", status == null ? null : status.name(), conditions, values);
        equal("caller", caller, conditions, values);
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
                    return withAttempts(found.items()).map(views -> new Page<>(views, found.next()));
                });
    }

    private static Uni<List<CallbackView>> withAttempts(List<CallbackRow> rows) {
        return AttemptRow.<AttemptRow>find(
                        "callbackId in ?1 order by callbackId, number",
                        rows.stream().map(row -> row.id).toList())
                .list()
                .map(attempts -> {
                    Map<UUID, List<AttemptRow>> byCallback =
                            attempts.stream().collect(Collectors.groupingBy(row -> row.callbackId));
                    return rows.stream()
                            .map(row -> CallbackView.of(
                                    StoredJson.callback(row.state),
                                    byCallback.getOrDefault(row.id, List.of()).stream()
                                            .map(attempt -> StoredJson.attempt(attempt.body))
                                            .toList()))
                            .toList();
                });
    }

    private static void equal(
            String field, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(field + " = :" + field);
            values.put(field, value);
        }
    }
}
