package io.ringback.rating.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A registered number, for reading. */
@Entity
@Immutable
@Table(name = "caller_number")
@IdClass(CallerNumberEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class CallerNumberEntity extends PanacheEntityBase {
    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Id
    String number;

    boolean active;

    @Enumerated(EnumType.STRING)
    CallerIdsResource.Source source;

    @Column(name = "created_at")
    Instant createdAt;

    /** What makes a row one of a kind. */
    record Key(UUID accountId, String number) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static Uni<List<CallerNumberEntity>> of(UUID accountId) {
        return list("accountId = ?1 order by number", accountId);
    }
}
