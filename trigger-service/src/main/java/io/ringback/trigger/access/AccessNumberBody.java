package io.ringback.trigger.access;

import io.ringback.contracts.AccessNumber.Mode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An access number as it is sent. */
@Schema(
        name = "AccessNumberRequest",
        examples = "{\"number\": \"+493023125000\", \"mode\": \"MISSED_CALL\", \"patterns\":"
                + " [{\"prefix\": \"011\", \"minDigits\": 10, \"maxDigits\": 18, \"strip\": 3, \"prepend\": \"+\"}]}")
public record AccessNumberBody(
        @Schema(description = "E.164; with PUT it stands in the path", examples = "+493023125000") @Nullable
        String number,

        @Schema(description = "What a call to it does") Mode mode,

        @Schema(description = "Seconds before a missed call is called back, 0 to 3600", defaultValue = "10") @Nullable
        Integer delay,

        @Schema(description = "Digits put before the caller's number on the callback leg, at most 10", examples = "99")
        @Nullable
        String callerPrefix,

        @Schema(
                description = "What may be keyed, the first that fits counts, at most 20;"
                        + " international digits with or without 00 unless said otherwise")
        @Nullable
        List<PatternBody> patterns,

        @Schema(description = "Whose access number it is; ANY_CALLER needs one, for it pays until somebody else does")
        @Nullable
        UUID account,

        @Schema(description = "Of the prompts; the owner's, or en, unless said otherwise", examples = "de") @Nullable
        String language) {

    /**
     * One form of keyed destination. Without a site the outcome is a public number, so prepend begins with a plus.
     *
     * @param prefix keyed digits must begin so; nothing unless said otherwise
     * @param minDigits total digits at least, 1 to 32
     * @param maxDigits total digits at most, 1 to 32
     * @param strip digits taken off the front; 0 unless said otherwise
     * @param prepend put before the rest; nothing unless said otherwise
     * @param site the outcome is an extension of this site
     */
    @Schema(name = "KeyedPattern")
    public record PatternBody(
            @Schema(examples = "011") @Nullable String prefix,
            @Schema(examples = "10") int minDigits,
            @Schema(examples = "18") int maxDigits,
            @Schema(examples = "3") @Nullable Integer strip,
            @Schema(examples = "+") @Nullable String prepend,
            @Nullable String site) {}
}
