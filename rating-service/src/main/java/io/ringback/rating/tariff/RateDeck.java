package io.ringback.rating.tariff;

import io.ringback.contracts.values.Party;
import io.ringback.rating.prefix.PrefixIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a named price list, immutable.
 *
 * @param id of this version
 * @param name what accounts refer to
 * @param version counts the versions of a name from 1
 * @param currency ISO 4217
 * @param rates by prefix
 */
public record RateDeck(UUID id, String name, long version, String currency, PrefixIndex<Rate> rates) {

    /**
     * A deck of these rates.
     *
     * @throws IllegalArgumentException if two rates have the same prefix
     */
    public static RateDeck of(UUID id, String name, long version, String currency, Collection<Rate> rates) {
        var byPrefix = HashMap.<String, Rate>newHashMap(rates.size());
        for (Rate rate : rates) {
            if (byPrefix.put(rate.prefix(), rate) != null) {
                throw new IllegalArgumentException("prefix appears twice: " + rate.prefix());
            }
        }
        return new RateDeck(id, name, version, currency, PrefixIndex.of(byPrefix));
    }

    /** The rate of the longest prefix; only public numbers have prefixes. */
    public Optional<Rate> rateFor(Party party) {
        return party instanceof Party.E164 number ? rates.longest(number.digits()) : Optional.empty();
    }
}
