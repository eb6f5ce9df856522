package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    /** What may be keyed where no access number says otherwise: a country code and a number, after 00 or at once. */
    public static final List<Pattern> DEFAULT_PATTERNS =
            List.of(new Pattern("00", 9, 17, 2, "+", null), new Pattern("", 7, 15, 0, "+", null));

    public AccessNumber {
        patterns = List.copyOf(patterns);
        Party.E164.require("number", number);
        Require.atLeast(0, "delaySeconds", delaySeconds);
    }

    @Override
    public String partitionKey() {
        return number;
    }

    /**
     * Whom keyed digits mean: the outcome of the first pattern that makes a party of them.
     *
     * @param patterns in the order they are tried; none means {@link #DEFAULT_PATTERNS}
     * @param digits as keyed, without the closing #
     * @return empty if no pattern fits: a wrong number
     */
    public static Optional<Party> destination(List<Pattern> patterns, String digits) {
        return (patterns.isEmpty() ? DEFAULT_PATTERNS : patterns)
                .stream().flatMap(pattern -> pattern.party(digits).stream()).findFirst();
    }

    /** Whom digits keyed after calling this number mean; empty if none of its patterns fits. */
    public Optional<Party> destination(String digits) {
        return destination(patterns, digits);
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

        /** Whether the digits begin as they should and are neither too few nor too many. */
        public boolean fits(String digits) {
            return digits.startsWith(prefix) && digits.length() >= minDigits && digits.length() <= maxDigits;
        }

        /**
         * The party these digits become.
         *
         * @return empty if they do not fit, or what would be dialled is neither E.164 nor an extension
         */
        public Optional<Party> party(String digits) {
            if (!fits(digits) || strip > digits.length()) {
                return Optional.empty();
            }
            String dialled = prepend + digits.substring(strip);
            if (site == null) {
                return Party.E164.isE164(dialled) ? Optional.of(new Party.E164(dialled)) : Optional.empty();
            }
            return Party.Extension.isExtension(site, dialled)
                    ? Optional.of(new Party.Extension(site, dialled))
                    : Optional.empty();
        }
    }
}
