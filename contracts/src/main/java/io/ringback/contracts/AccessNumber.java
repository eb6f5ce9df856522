package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number people call to ask for a callback, from trigger-service; key: the number; only a higher version wins.
 *
 * @param number E.164
 * @param mode what an inbound call to it does
 * @param delaySeconds before a missed call is called back
 * @param callerPrefix put before the caller's number on the callback leg
 * @param patterns what may be keyed as a destination
 * @param ownerAccountId whose access number it is
 * @param removed whether it is gone
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("AccessNumber")
public record AccessNumber(
        String number,
        long version,
        Instant at,
        boolean sandbox,
        Mode mode,
        int delaySeconds,
        @Nullable String callerPrefix,
        List<Pattern> patterns,
        @Nullable UUID ownerAccountId,
        String language,
        boolean removed)
        implements Message {
    public AccessNumber {
        patterns = List.copyOf(patterns);
        Party.E164.require("number", number);
        Require.atLeast(0, "delaySeconds", delaySeconds);
    }

    @Override
    public String partitionKey() {
        return number;
    }

    /** What an inbound call does. */
    public enum Mode {
        /** Dropped unanswered and called back. */
        MISSED_CALL,
        /** Asked for the destination, read back, hung up, called back. */
        PROMPT,
        /** Called back and asked for account and PIN. */
        ANY_CALLER
    }

    /**
     * One form of keyed destination.
     *
     * @param prefix keyed digits must begin so; may be empty
     * @param minDigits total digits, at least
     * @param maxDigits total digits, at most
     * @param strip digits taken off the front
     * @param prepend put before the rest; a leading plus makes it E.164
     * @param site set if the outcome is an extension of that site
     */
    public record Pattern(
            String prefix,
            int minDigits,
            int maxDigits,
            int strip,
            String prepend,
            @Nullable String site) {
        public Pattern {
            Require.atLeast(1, "minDigits", minDigits);
            Require.atLeast(minDigits, "maxDigits", maxDigits);
            Require.atLeast(0, "strip", strip);
        }
    }
}
