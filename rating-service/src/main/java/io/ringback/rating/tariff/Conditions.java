package io.ringback.rating.tariff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What most rates have nothing of. Immutable; one instance may serve many rates.
 *
 * @param disconnectCharge at the end of an answered leg, in {@link Price} units
 * @param minimumSeconds a shorter leg counts as this long, 0 to 3600
 * @param minimumCharge a leg of which anything is to be paid costs this at least, in {@link Price} units
 * @param graceSeconds a leg that is no longer costs nothing at all, 0 to 3600
 * @param maximumCost a leg never costs more, in {@link Price} units; null if there is no such bound
 * @param tiers in the order of their beginnings, at most {@value #MAX_TIERS}
 * @param bands prices by the time of day
 * @param validFrom before it the rate is as if it were not in the deck, null if always
 * @param validUntil from then on the rate is as if it were not in the deck, null if for ever
 * @param blocked whether calls to the prefix are refused, even if a shorter one has a price
 */
public record Conditions(
        long disconnectCharge,
        int minimumSeconds,
        long minimumCharge,
        int graceSeconds,
        @Nullable Long maximumCost,
        List<Tier> tiers,
        Bands bands,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean blocked) {
    /** Most tiers of one rate. */
    public static final int MAX_TIERS = 12;

    /** Longest grace and minimum. */
    public static final int MAX_SECONDS = 3600;

    /** Those of a plain rate. */
    public static final Conditions NONE = new Conditions(0, 0, 0, 0, null, List.of(), Bands.NONE, null, null, false);

    /** Those of a prefix nobody may call. */
    public static final Conditions BLOCKED = new Conditions(0, 0, 0, 0, null, List.of(), Bands.NONE, null, null, true);

    public Conditions {
        tiers = List.copyOf(tiers);
        Price.check("disconnectCharge", disconnectCharge);
        seconds("minimumSeconds", minimumSeconds);
        Price.check("minimumCharge", minimumCharge);
        seconds("graceSeconds", graceSeconds);
        if (maximumCost != null) {
            Price.check("maximumCost", maximumCost);
            if (maximumCost < minimumCharge) {
                throw new IllegalArgumentException("maximumCost must not be below minimumCharge: "
                        + Price.text(maximumCost) + ", " + Price.text(minimumCharge));
            }
        }
        if (tiers.size() > MAX_TIERS) {
            throw new IllegalArgumentException("tiers may be at most " + MAX_TIERS + ": " + tiers.size());
        }
        for (BandPrice band : bands.prices()) {
            int prices = band.pricesPerMinute().size();
            if (prices != 1 && prices != tiers.size() + 1) {
                throw new IllegalArgumentException("bands must have one price, or one more than there are tiers: "
                        + band.band().name() + " has " + prices);
            }
        }
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("validUntil must be after validFrom: " + validUntil);
        }
    }

    /** Only bands. */
    public static Conditions of(Bands bands) {
        return new Conditions(0, 0, 0, 0, null, List.of(), bands, null, null, false);
    }

    /** Only tiers. */
    public static Conditions of(List<Tier> tiers) {
        return new Conditions(0, 0, 0, 0, null, tiers, Bands.NONE, null, null, false);
    }

    /** Whether the rate is in the deck at this moment. */
    boolean validAt(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validUntil == null || at.isBefore(validUntil));
    }

    /** Whether there can be a moment at which both are valid. */
    boolean overlaps(Conditions other) {
        return begins(this, other) && begins(other, this);
    }

    Conditions with(Bands others) {
        return others.equals(bands)
                ? this
                : new Conditions(
                        disconnectCharge,
                        minimumSeconds,
                        minimumCharge,
                        graceSeconds,
                        maximumCost,
                        tiers,
                        others,
                        validFrom,
                        validUntil,
                        blocked);
    }

    private static boolean begins(Conditions one, Conditions beforeEndOf) {
        return one.validFrom == null
                || beforeEndOf.validUntil == null
                || one.validFrom.isBefore(beforeEndOf.validUntil);
    }

    private static void seconds(String field, int seconds) {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(field + " must be 0 to " + MAX_SECONDS + ": " + seconds);
        }
    }
}
