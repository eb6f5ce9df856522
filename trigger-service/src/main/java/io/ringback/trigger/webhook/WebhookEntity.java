package io.ringback.trigger.webhook;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A webhook as the list reads it; written by {@link Webhooks} alone. */
@Entity
@Immutable
@Table(name = "webhook")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class WebhookEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "account_id")
    @Nullable
    UUID accountId;

    boolean sandbox;

    String url;

    @Nullable
    String description;

    @Column(columnDefinition = "text[]")
    String[] events;

    boolean active;

    @Nullable
    String stopped;

    @Column(name = "created_at")
    Instant createdAt;

    /** One more than the page holds, the newest first; those of one account, or all; of one world, or both. */
    static Uni<List<WebhookEntity>> newest(PageRequest page, @Nullable UUID account, @Nullable Boolean sandbox) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (account != null) {
            conditions.add("accountId = :account");
            values.put("account", account);
        }
        if (sandbox != null) {
            conditions.add("sandbox = :sandbox");
            values.put("sandbox", sandbox);
        }
        var after = page.after();
        if (after != null) {
            conditions.add("(createdAt < :at or (createdAt = :at and id < :id))");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        var where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return WebhookEntity.<WebhookEntity>find(where + "order by createdAt desc, id desc", values)
                .page(0, page.limit() + 1)
                .list();
    }

    WebhookView view() {
        return new WebhookView(
                id, accountId, sandbox, url, List.of(events), description, active, stopped, createdAt, null);
    }
}
