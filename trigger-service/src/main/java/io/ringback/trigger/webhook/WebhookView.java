package io.ringback.trigger.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is shown.
 *
 * @param account whose callbacks it is told of, left out if all
 * @param sandbox whether it is told of those in the sandbox, or of the real ones
 * @param stopped why it was stopped by us: the receiver answered 410 Gone
 * @param secret what notices are signed with; shown once, when it is made or changed
 */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        @Nullable UUID account,
        boolean sandbox,
        String url,
        List<String> events,
        @Nullable String description,
        boolean active,
        @Nullable String stopped,
        Instant createdAt,
        @Nullable String secret) {
    public WebhookView {
        events = List.copyOf(events);
    }

    WebhookView withSecret(String shown) {
        return new WebhookView(id, account, sandbox, url, events, description, active, stopped, createdAt, shown);
    }
}
