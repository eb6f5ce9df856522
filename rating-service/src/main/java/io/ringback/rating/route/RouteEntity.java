package io.ringback.rating.route;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.ringback.rating.routing.Ordering;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A route. */
@Entity
@Table(name = "route")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class RouteEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Nullable
    String prefix;

    @Nullable
    String site;

    @Column(columnDefinition = "text[]")
    String[] trunks;

    @Enumerated(EnumType.STRING)
    @Column(name = "trunk_order")
    Ordering order;

    @Column(name = "created_at")
    Instant createdAt;

    static RouteEntity of(UUID id, RouteOrder order, Instant now) {
        var route = new RouteEntity();
        route.id = id;
        route.prefix = order.prefix();
        route.site = order.site();
        route.trunks = order.trunks().toArray(String[]::new);
        route.order = Objects.requireNonNull(order.order(), "order");
        route.createdAt = now;
        return route;
    }

    /** One more than the page holds, the newest first. */
    static Uni<List<RouteEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? RouteEntity.<RouteEntity>find("order by createdAt desc, id desc")
                : RouteEntity.<RouteEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    RouteView view() {
        return new RouteView(id, prefix, site, List.of(trunks), order, createdAt);
    }
}
