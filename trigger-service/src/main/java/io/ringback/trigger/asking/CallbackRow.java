package io.ringback.trigger.asking;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A callback as lists read it; written by {@link io.ringback.trigger.store.CallbackStore} alone. */
@Entity
@Immutable
@Table(name = "callback")
@SuppressWarnings("NullAway.Init")
public class CallbackRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "account_id")
    public UUID accountId;

    public boolean sandbox;

    public String caller;
    public String callee;
    public String status;

    @Column(name = "created_at")
    public Instant createdAt;

    public String state;

    /** The line it waits for, null for none. */
    @Column(name = "waits_for")
    public String waitsFor;

    public boolean live;
}
