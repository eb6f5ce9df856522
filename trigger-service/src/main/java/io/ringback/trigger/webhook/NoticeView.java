package io.ringback.trigger.webhook;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is shown.
 *
 * @param order counts the notices of the webhook from 1
 * @param state WAITING, DELIVERED, or GIVEN_UP after three days
 * @param tries begun so far
 * @param dueAt when it is tried next
 * @param lastAnswer the last status, or what went wrong
 */
@Schema(name = "Notice")
public record NoticeView(
        long order,
        String event,
        @Nullable UUID callback,
        Instant happenedAt,
        String state,
        int tries,
        @Nullable Instant dueAt,
        @Nullable String lastAnswer,
        @Nullable Instant endedAt) {}
