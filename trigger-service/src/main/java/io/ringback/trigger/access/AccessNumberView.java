package io.ringback.trigger.access;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.AccessNumber.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An access number as the operator sees it.
 *
 * @param version as in the ETag
 * @param sandbox whether it is called at the sandbox's switches, or at the real ones
 * @param delay seconds before a missed call is called back
 */
@Schema(name = "AccessNumber")
public record AccessNumberView(
        String number,
        long version,
        boolean sandbox,
        Mode mode,
        int delay,
        @Nullable String callerPrefix,
        List<Pattern> patterns,
        @Nullable UUID account,
        String language,
        Instant changedAt) {

    static AccessNumberView of(AccessNumber number) {
        return new AccessNumberView(
                number.number(),
                number.version(),
                number.sandbox(),
                number.mode(),
                number.delaySeconds(),
                number.callerPrefix(),
                number.patterns(),
                number.ownerAccountId(),
                number.language(),
                number.at());
    }
}
