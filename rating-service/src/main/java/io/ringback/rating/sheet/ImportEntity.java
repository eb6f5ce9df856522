package io.ringback.rating.sheet;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An import, for reading. */
@Entity
@Immutable
@Table(name = "rate_import")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class ImportEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "deck_name")
    String deckName;

    @Column(name = "dry_run")
    boolean dryRun;

    @Enumerated(EnumType.STRING)
    ImportState state;

    long lines;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "progress_at")
    Instant progressAt;

    @Column(name = "deck_id")
    @Nullable
    UUID deckId;

    /** One more than the page holds, the newest first. */
    static Uni<List<ImportEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? ImportEntity.<ImportEntity>find("order by startedAt desc, id desc")
                : ImportEntity.<ImportEntity>find(
                        "startedAt < ?1 or (startedAt = ?1 and id < ?2) order by startedAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    ImportView view() {
        return new ImportView(id, deckName, dryRun, state, lines, orderedBy, startedAt, progressAt, deckId);
    }
}
