package io.ringback.rating.deck;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An activation of a version, past, to come or cancelled; for reading. */
@Entity
@Immutable
@Table(name = "rate_deck_activation")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class ActivationEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "deck_name")
    String deckName;

    @Column(name = "deck_id")
    UUID deckId;

    long version;

    @Column(name = "activates_at")
    Instant activatesAt;

    @Column(name = "ordered_at")
    Instant orderedAt;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "cancelled_at")
    @Nullable
    Instant cancelledAt;

    @Column(name = "cancelled_by")
    @Nullable
    String cancelledBy;

    /** One more than the page holds, the latest first; of one deck if it is named. */
    static Uni<List<ActivationEntity>> latest(PageRequest page, @Nullable String deckName) {
        var query = new StringBuilder("1 = 1");
        var values = new HashMap<String, Object>();
        if (deckName != null) {
            query.append(" and deckName = :name");
            values.put("name", deckName);
        }
        var after = page.after();
        if (after != null) {
            query.append(" and (activatesAt < :at or (activatesAt = :at and id < :id))");
            values.put("at", after.at());
            values.put("id", after.id());
        }
        query.append(" order by activatesAt desc, id desc");
        return ActivationEntity.<ActivationEntity>find(query.toString(), values)
                .page(0, page.limit() + 1)
                .list();
    }

    ActivationView view() {
        return new ActivationView(
                deckId, deckName, version, activatesAt, orderedAt, orderedBy, cancelledAt, cancelledBy);
    }
}
