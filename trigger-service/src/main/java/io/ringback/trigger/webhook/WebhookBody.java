package io.ringback.trigger.webhook;

import io.ringback.trigger.notice.NoticeEvent;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be made.
 *
 * @param events names as in {@code callback.completed} or {@code account.low_balance}; every end of a callback where none is named
 * @param account whose callbacks; only an operator names one, or none for all of them
 */
@Schema(name = "WebhookRequest")
public record WebhookBody(
        @Schema(examples = "https://example.com/ringback") String url,
        @Nullable List<String> events,
        @Nullable String description,
        @Nullable UUID account) {
    private static final int MAX_DESCRIPTION = 200;

    public WebhookBody {
        events = events(events == null ? NoticeEvent.ENDS : events);
        description(description);
    }

    /** As they are stored: each once. */
    static List<String> events(List<String> events) {
        for (String event : events) {
            if (!NoticeEvent.known(event)) {
                throw new IllegalArgumentException("events must each be callback. and a status in small letters, or "
                        + NoticeEvent.LOW_BALANCE + ": "
                        + event.substring(0, Math.min(event.length(), 40)));
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events must not be empty");
        }
        return events.stream().distinct().toList();
    }

    static void description(@Nullable String description) {
        if (description != null && description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("description must have at most " + MAX_DESCRIPTION + " characters");
        }
    }
}
