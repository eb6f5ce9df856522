package io.ringback.trigger.blocked;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A block as the list reads it; written by {@link BlockedNumberStore} alone. */
@Entity
@Immutable
@Table(name = "blocked_number")
@SuppressWarnings("NullAway.Init")
public class BlockedNumberRow extends PanacheEntityBase {
    @Id
    public String number;

    public UUID id;
    public boolean prefix;
    public String reason;
    public boolean lifted;

    @Column(name = "changed_at")
    public Instant changedAt;
}
