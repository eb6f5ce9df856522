package io.ringback.rating.bundle;

import io.ringback.rating.ledger.Amounts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A package for an account: free seconds or free calls, one of the two.
 *
 * @param name for the customer and the operator's books
 * @param freeSeconds billed seconds of each period, 1 to 10^9
 * @param freeCalls answered calls of each period, 1 to 10^6
 * @param secondsPerCall billed seconds it covers of one call at most; left out: the whole call
 * @param prefixes digits of the numbers it is good for, without plus; left out: every public number
 * @param renewal how often it is full again; what is left over of a period is lost
 * @param validFrom left out: now
 * @param validUntil not used for calls authorised from then on; left out: for ever
 * @param reference in the operator's own books; gives the same package once
 */
public record PackageOrder(
        String name,
        @Nullable Long freeSeconds,
        @Nullable Long freeCalls,
        @Nullable Integer secondsPerCall,
        @Nullable List<String> prefixes,
        @Nullable Renewal renewal,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable String reference) {
    private static final long MOST_SECONDS = 1_000_000_000;
    private static final long MOST_CALLS = 1_000_000;
    private static final int MOST_SECONDS_PER_CALL = 86_400;
    private static final int MOST_PREFIXES = 100;
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

    /** How often a package is full again. */
    public enum Renewal {
        NONE,
        /** At the beginning of each month of the account's zone. */
        MONTHLY
    }

    public PackageOrder {
        Amounts.requireText("name", name);
        Amounts.requireText("reference", reference);
        if ((freeSeconds == null) == (freeCalls == null)) {
            throw new IllegalArgumentException("freeSeconds or freeCalls is needed, and not both");
        }
        within("freeSeconds", freeSeconds, MOST_SECONDS);
        within("freeCalls", freeCalls, MOST_CALLS);
        within("secondsPerCall", secondsPerCall == null ? null : Long.valueOf(secondsPerCall), MOST_SECONDS_PER_CALL);
        prefixes = List.copyOf(Objects.requireNonNullElse(prefixes, List.of()));
        check(prefixes);
        renewal = Objects.requireNonNullElse(renewal, Renewal.NONE);
    }

    /** Never null. */
    List<String> goodFor() {
        return Objects.requireNonNull(prefixes, "prefixes");
    }

    /** Seconds or calls. */
    long quantity() {
        return freeSeconds == null ? Objects.requireNonNull(freeCalls, "freeCalls") : freeSeconds;
    }

    private static void within(String field, @Nullable Long value, long most) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException(field + " must be 1 to " + most + ": " + value);
        }
    }

    private static void check(List<String> prefixes) {
        if (prefixes.size() > MOST_PREFIXES) {
            throw new IllegalArgumentException("prefixes must be at most " + MOST_PREFIXES);
        }
        if (!prefixes.stream().allMatch(prefix -> PREFIX.matcher(prefix).matches())) {
            throw new IllegalArgumentException("prefixes must be 1 to 15 digits each");
        }
        if (new HashSet<>(prefixes).size() < prefixes.size()) {
            throw new IllegalArgumentException("prefixes name one twice");
        }
    }
}
