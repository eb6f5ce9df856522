package io.ringback.trigger.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be different; what is left out stays. A webhook that is made active again goes on with what waits. */
public record WebhookChange(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String description,
        @Nullable Boolean active) {
    public WebhookChange {
        events = events == null ? null : WebhookBody.events(events);
        WebhookBody.description(description);
    }
}
