package io.ringback.cdr.api;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code cdr}, for reading only; history writes it. */
@Entity
@Immutable
@Table(name = "cdr")
@SuppressWarnings("NullAway.Init")
public class StoredRecord {
    @Id
    @Column(name = "attempt_id")
    UUID attemptId;

    @Column(name = "callback_id")
    UUID callbackId;

    @Column(name = "account_id")
    @Nullable
    UUID accountId;

    boolean sandbox;

    @Column(name = "ended_at")
    Instant endedAt;

    String outcome;

    @Nullable
    String campaign;

    String body;

    /** The record as it is on the topics. */
    CallDetailRecord record() {
        try {
            return (CallDetailRecord) Json.read(Topic.CDRS_LATEST, body.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("the record of " + attemptId + " cannot be read any more", e);
        }
    }
}
