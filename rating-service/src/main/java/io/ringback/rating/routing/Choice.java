package io.ringback.rating.routing;

import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For what trunks are chosen. The same choice among the same routes comes out the same, however often it is made.
 *
 * @param seed of everything random
 * @param at when
 * @param currency of the customer, ISO 4217; what trunks take is compared in it
 * @param caller whose leg is part of the call's cost, null if that does not matter
 * @param records how the trunks did lately
 */
public record Choice(
        long seed, Instant at, String currency, @Nullable Party caller, TrunkRecords records) {
    private static final Choice ANY = new Choice(0, Instant.EPOCH, "", null, TrunkRecords.NONE);

    /** For an attempt, or a quote. */
    public static Choice of(UUID id, Instant at, String currency, Party caller, TrunkRecords records) {
        return new Choice(id.getMostSignificantBits() ^ id.getLeastSignificantBits(), at, currency, caller, records);
    }

    /** For nobody in particular. */
    static Choice any() {
        return ANY;
    }

    /** A draw of its own for each party: else both legs would always fall together. */
    long seedFor(String digits) {
        return seed ^ Long.parseLong(digits) * 0x9E37_79B9_7F4A_7C15L;
    }
}
