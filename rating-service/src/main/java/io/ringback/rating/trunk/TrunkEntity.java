package io.ringback.rating.trunk;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A trunk, for reading. */
@Entity
@Immutable
@Table(name = "trunk")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class TrunkEntity extends PanacheEntityBase {
    @Id
    UUID id;

    String name;

    @Column(name = "buy_deck")
    @Nullable
    String buyDeck;

    int weight;
    int strip;
    String prefix;

    @Column(name = "minimum_margin_percent")
    @Nullable
    Integer minimumMarginPercent;

    @Column(name = "retry_budget_percent")
    @Nullable
    Integer retryBudgetPercent;

    @Column(name = "created_at")
    Instant createdAt;

    /** One more than the page holds, the newest first. */
    static Uni<List<TrunkEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? TrunkEntity.<TrunkEntity>find("order by createdAt desc, id desc")
                : TrunkEntity.<TrunkEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    TrunkView view(@Nullable QualityView quality) {
        return new TrunkView(
                name, buyDeck, weight, strip, prefix, minimumMarginPercent, retryBudgetPercent, createdAt, quality);
    }
}
