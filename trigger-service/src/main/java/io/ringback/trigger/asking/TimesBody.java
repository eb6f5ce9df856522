package io.ringback.trigger.asking;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Other times for a callback that waits, as they are sent; what is left out stays as it is. */
@Schema(
        name = "Reschedule",
        description =
                "What is left out stays as it is; a new notBefore or window without a notAfter gets the usual expiry",
        examples = "{\"notBefore\": \"2027-03-02T10:30\", \"timeZone\": \"Europe/Berlin\"}")
public record TimesBody(
        @Schema(description = "Do not ring before, at most 90 days ahead; what has passed means at once") @Nullable
        Moment notBefore,

        @Schema(description = "Do not ring for the first time after") @Nullable
        Moment notAfter,

        @Schema(description = "Of moments without an offset (IANA)", examples = "Europe/Berlin") @Nullable
        String timeZone,

        @Nullable WindowBody window) {

    boolean empty() {
        return notBefore == null && notAfter == null && window == null;
    }
}
