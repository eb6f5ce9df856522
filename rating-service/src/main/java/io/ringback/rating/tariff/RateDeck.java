package io.ringback.rating.tariff;

import io.ringback.contracts.values.Party;
import io.ringback.rating.prefix.PrefixIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a named price list, immutable.
 *
 * @param id of this version
 * @param name what call plans refer to
 * @param version counts the versions of a name from 1
 * @param currency ISO 4217
 * @param calendar zone and holidays its bands are read by
 * @param bands those its rates refer to, by name
 * @param rates by prefix
 */
public record RateDeck(
        UUID id,
        String name,
        long version,
        String currency,
        DeckCalendar calendar,
        Map<String, TimeBand> bands,
        PrefixIndex<RateEntry> rates) {
    public RateDeck {
        bands = Map.copyOf(bands);
    }

    /**
     * A deck of these rates without bands.
     *
     * @throws IllegalArgumentException if two rates of a prefix can be valid at the same moment
     */
    public static RateDeck of(UUID id, String name, long version, String currency, Collection<Rate> rates) {
        return new RateDeck(id, name, version, currency, DeckCalendar.UTC, Map.of(), index(rates));
    }

    /**
     * The index of these rates.
     *
     * @throws IllegalArgumentException if two rates of a prefix can be valid at the same moment
     */
    public static PrefixIndex<RateEntry> index(Collection<Rate> rates) {
        var index = new PrefixIndex.Builder<RateEntry>(rates.size());
        rates.forEach(rate -> index.add(rate.prefixKey(), rate));
        return index.build(RateEntry::and);
    }

    /**
     * The rate of the longest prefix that has one valid at this moment; only public numbers have prefixes. It may be one
     * that is {@linkplain Rate#blocked() blocked}: then nobody may be called there, whatever shorter prefixes cost.
     */
    public Optional<Rate> rateFor(Party party, Instant at) {
        return party instanceof Party.E164 number ? rateFor(number.digits(), at) : Optional.empty();
    }

    /**
     * As for a party.
     *
     * @param digits of a number without its plus
     */
    public Optional<Rate> rateFor(String digits, Instant at) {
        return rates.longest(digits, entry -> entry.isValidAt(at)).flatMap(entry -> entry.validAt(at));
    }
}
