package io.ringback.trigger.asking;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A past attempt as it is read; written by {@link io.ringback.trigger.store.CallbackStore} alone. */
@Entity
@Immutable
@Table(name = "attempt")
@SuppressWarnings("NullAway.Init")
public class AttemptRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "callback_id")
    public UUID callbackId;

    public int number;
    public String body;
}
