package io.ringback.rating.deck;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A version of a deck without its rates, for reading. */
@Entity
@Immutable
@Table(name = "rate_deck_shown")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class DeckEntity extends PanacheEntityBase {
    @Id
    UUID id;

    String name;
    long version;
    String currency;
    String state;
    int rates;
    String zone;

    @Column(columnDefinition = "date[]")
    LocalDate[] holidays;

    @Column(columnDefinition = "text[]")
    String[] bands;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "activated_at")
    @Nullable
    Instant activatedAt;

    @Column(name = "activates_at")
    @Nullable
    Instant activatesAt;

    /** One more than the page holds, the newest first. */
    static Uni<List<DeckEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? DeckEntity.<DeckEntity>find("order by createdAt desc, id desc")
                : DeckEntity.<DeckEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }
}
