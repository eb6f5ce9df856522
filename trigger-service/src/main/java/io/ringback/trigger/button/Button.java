package io.ringback.trigger.button;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A button on somebody's site.
 *
 * @param accountId whose calls these are, and who pays
 * @param name for its owner, such as the name of the page
 * @param callee whom visitors are connected with, E.164
 * @param origins where it may stand, as a browser names them: {@code https://shop.example}
 * @param language of the voice, and of the button unless the page says otherwise
 * @param visitsPerHour how many visitors may ask within an hour
 * @param campaign in which they take part; null for none
 */
record Button(
        UUID id,
        UUID accountId,
        boolean sandbox,
        String name,
        String callee,
        List<String> origins,
        String language,
        int visitsPerHour,
        @Nullable String campaign,
        Instant createdAt) {
    static final int MOST_ORIGINS = 20;

    /** Where nothing else is said. */
    static final int DEFAULT_VISITS_PER_HOUR = 30;

    static final int MOST_VISITS_PER_HOUR = 1_000;

    Button {
        origins = List.copyOf(origins);
    }

    /** Whether a page of this origin may show it. */
    boolean standsOn(String origin) {
        return origins.contains(origin);
    }
}
