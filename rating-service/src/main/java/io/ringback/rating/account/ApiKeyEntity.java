package io.ringback.rating.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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

/** A key without anything secret, for reading. */
@Entity
@Immutable
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class ApiKeyEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    String name;
    String scope;
    boolean sandbox;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    @Nullable
    UUID replaces;

    static Uni<List<ApiKeyEntity>> of(UUID accountId) {
        return list("accountId = ?1 order by id", accountId);
    }

    ApiKeyDesk.KeyView view() {
        return new ApiKeyDesk.KeyView(id, name, scope, sandbox, createdAt, expiresAt, usedAt, replaces, null);
    }
}
